import type { DemoPhones, Messages, Pushes, Texts } from "#partner-ports/messages.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** The ways notices go out. */
export type NoticeDependencies = Dependencies & {
  readonly messages: Messages;
  /** Undefined where the plan has no carrier: nobody is then asked for a number. */
  readonly texts: Texts | undefined;
  readonly pushes: Pushes;
  /** Where members reach the pages, for links. */
  readonly publicOrigin: string;
};

/** What the API needs of them: it queues, the jobs send. */
export type NoticeApiDependencies = Pick<NoticeDependencies, "texts" | "pushes" | "publicOrigin"> & {
  /** Only where no real carrier is configured. */
  readonly demoPhones?: DemoPhones | undefined;
};
