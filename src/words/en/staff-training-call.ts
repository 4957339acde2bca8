export const staffTrainingCall = {
  title: "Training call",
  lead: "Call the phone line as a member would. This is training: the numbers are made up, nothing is ordered, and nothing is kept.",
  mark: "Training. Nothing is ordered.",
  line: "Which line do you call?",
  lines: { refill: "Refill line", mailorder: "Mail-order line" },
  call: "Call",
  numbers: "Numbers to key",
  recordNumber: "Record number",
  ready: "Ready to refill",
  alsoReady: "Ready as well",
  noRefills: "No refills left",
  tooSoon: "Too soon",
  onOrder: "On order already",
  refillPhone: "Refill phone number",
  identity: (birthDate: string, streetNumber: string, zip: string) =>
    `For mail and open orders: date of birth ${birthDate}, street number ${streetNumber}, ZIP ${zip}.`,
} as const;
