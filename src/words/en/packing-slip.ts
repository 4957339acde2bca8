export const packingSlip = {
  title: "In this parcel",
  to: "For",
  rx: "Rx",
  order: "Order",
  leaflet: "Leaflet about this medicine",
  counsel: {
    "first-fill": "New to you: please call a pharmacist before you begin",
    changed: "Something has changed: please call a pharmacist before you begin",
  },
  cold: "Put this in your refrigerator today",
  noticeTitle: "A pharmacist is there for you",
  notice: (phone: string) =>
    `You have the right to talk with a pharmacist about your medicines, at no cost. Call ${phone}. Call too if something in this parcel is not what you expected.`,
} as const;
