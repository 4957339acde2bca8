/** The push services of the browsers. A server must not be made to call any address that somebody sends it. */
const SERVICES: readonly RegExp[] = [
  /^fcm\.googleapis\.com$/,
  /^(?:[\w-]+\.)*push\.services\.mozilla\.com$/,
  /^(?:[\w-]+\.)*notify\.windows\.com$/,
  /^(?:[\w-]+\.)*push\.apple\.com$/,
];

const ENDPOINT = /^https:\/\/([\w.-]+)\/\S*$/;

export function isPushEndpoint(text: string): boolean {
  const host = ENDPOINT.exec(text)?.[1]?.toLowerCase();
  return host !== undefined && SERVICES.some((service) => service.test(host));
}
