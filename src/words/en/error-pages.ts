export const errorPages = {
  notFoundTitle: "We could not find that page",
  notFound: "The address may be mistyped, or the page has moved.",
  defectTitle: "Something went wrong on our side",
  defect: "Nothing you ordered was lost. Please try again in a minute. If it happens again, call your pharmacy.",
  back: "Back to the start",
} as const;
