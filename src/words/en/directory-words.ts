export type DirectoryWords = {
  readonly closed: string;
  readonly closedOnHolidays: string;
  closedOn(days: string): string;
  /** By feature: what to do where an area does not have it. */
  readonly instead: Readonly<Record<string, string>>;
};

export const directoryWords = {
  closed: "closed",
  closedOnHolidays: "Closed on federal holidays",
  closedOn: (days) => `Closed on ${days}`,
  instead: {
    "online-refill": "Online refills are not offered here. Call the pharmacy to order.",
    "guest-refill": "Quick refills without signing on are not offered here. Sign on to order, or call the pharmacy.",
    "phone-refill":
      "The automated refill line is not offered here. Order online, or call the pharmacy during its hours.",
    "mail-order": "Mail order is not offered here. Order for pick-up.",
    "mail-order-phone": "Mail order by phone is not offered here. Order online.",
    "transfer-online": "Moving a prescription online is not offered here. Ask at the pharmacy counter, or call.",
    otc: "Vitamins and other items can't be added to an order here. Ask for them at the counter.",
  },
} as const satisfies DirectoryWords;
