import type { Announcement, AnnouncementList } from "#contracts/announcements.ts";
import type { PageRoutes } from "#member-app/app.ts";
import type { PageContext } from "#member-app/page-context.ts";

/** What a reader of these pages is told first: their own announcements, or those of the whole plan and every place. */
const PAGES: readonly (readonly [path: string, query: string])[] = [
  ["/home", "?mine=true"],
  ["/bag", "?mine=true"],
  ["/orders", "?mine=true"],
  ["/orders/*", "?mine=true"],
  ["/order-by-number", "?mine=true"],
  ["/quick-refill", ""],
];

/** Puts announcements at the top of pages where people order or wait for something. Stands before those pages. */
export const announcedPages: PageRoutes = (app) => {
  for (const [path, query] of PAGES) {
    app.get(path, async (c, next) => {
      const page = c.get("page");
      c.set("page", { ...page, announcements: await readAnnouncements(page, query) });
      await next();
    });
  }
};

/** None where they can't be read: a page is there for something else. */
export async function readAnnouncements({ api }: PageContext, query: string): Promise<readonly Announcement[]> {
  const answer = await api.get<AnnouncementList>(`/announcements${query}`);
  return answer.ok ? answer.data.announcements : [];
}
