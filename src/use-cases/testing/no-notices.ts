import type { NoticeApiDependencies } from "#use-cases/notices/notice-dependencies.ts";

/** For tests that tell nobody anything. */
export const noNotices: Pick<NoticeApiDependencies, "texts" | "pushes"> = {
  texts: undefined,
  pushes: { publicKey: "test", sendPush: async () => ({ kind: "accepted" }) },
};
