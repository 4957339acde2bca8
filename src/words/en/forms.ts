/** What every form says. */
export const forms = {
  problem: "There is a problem",
  chooseReason: "Choose a reason",
  errorLabel: "Error:",
  showPassword: "Show the password",
  waitSeconds: (seconds: number) => `You can try again in ${seconds === 1 ? "1 second" : `${seconds} seconds`}.`,
  waitMinutes: (minutes: number) => `You can try again in ${minutes === 1 ? "1 minute" : `${minutes} minutes`}.`,
  month: "Month",
  day: "Day",
  year: "Year",
} as const;
