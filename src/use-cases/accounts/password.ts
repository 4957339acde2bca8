import { hash, verify } from "@node-rs/argon2";
import { plainName } from "#domain/identity/same-name.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Argon2id with 19 MiB, 2 passes, 1 lane: the library's defaults and OWASP's advice. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of something nobody knows, so that an unknown e-mail takes as long to refuse as a wrong password. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$waRFUfjD4mcDLIeC3r83HQ$OgHXY6Ih0gDER/TM0GXPFhl6QS3OIqDyJXVhZz7tjsM";

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? NOBODYS_HASH, password);
  return isRight && passwordHash !== undefined;
}

const SHORTEST = 12;

/** What people choose when asked for twelve characters: from the published lists of leaked passwords. */
const COMMON = [
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789123",
  "1234567891011",
  "012345678910",
  "111111111111",
  "000000000000",
  "123123123123",
  "121212121212",
  "112233445566",
  "123456123456",
  "abcdefghijkl",
  "abcdefghijklm",
  "abcd12345678",
  "abc123456789",
  "a12345678910",
  "aaaaaaaaaaaa",
  "qwertyuiop12",
  "qwertyuiop123",
  "qwertyuiopas",
  "qwertyuiopasdfghjkl",
  "qwerty123456",
  "qwerty12345678",
  "asdfghjkl123",
  "asdfghjklzxc",
  "1q2w3e4r5t6y",
  "1q2w3e4r5t6y7u8i",
  "1qaz2wsx3edc",
  "1qaz2wsx3edc4rfv",
  "q1w2e3r4t5y6",
  "zaq12wsxcde3",
  "password1234",
  "password12345",
  "password123456",
  "password123!",
  "password2024",
  "password2025",
  "password2026",
  "passwordpassword",
  "passw0rd1234",
  "p@ssw0rd1234",
  "mypassword123",
  "newpassword1",
  "changeme1234",
  "changemenow1",
  "letmein12345",
  "letmeinplease",
  "iloveyou1234",
  "iloveyou12345",
  "iloveyousomuch",
  "iloveyouforever",
  "welcome12345",
  "welcome123456",
  "administrator",
  "administrator1",
  "superman1234",
  "princess1234",
  "sunshine1234",
  "football1234",
  "baseball1234",
  "monkey123456",
  "dragon123456",
  "michael12345",
  "trustno1trustno1",
  "correcthorsebatterystaple",
  "contrasena123",
  "contraseña123",
  "teamomucho123",
  "holahola1234",
  "prescription",
  "openrefill123",
] as const;
const commonPasswords: ReadonlySet<string> = new Set(COMMON);

export type Person = { readonly givenName: string; readonly familyName: string; readonly email: string };

/** Length counts, not kinds of characters (NIST SP 800-63B 3.1.1.2): only what others would try first is refused. */
export function checkNewPassword(
  password: string,
  { givenName, familyName, email }: Person,
): Refusal<"bad-input"> | undefined {
  if ([...password].length < SHORTEST) return refuse("bad-input", { fields: { password: "password-short" } });
  const text = password.toLowerCase();
  const plain = plainName(password);
  const isGuessable =
    commonPasswords.has(text) ||
    new Set(text).size <= 3 ||
    [email, email.split("@")[0] ?? ""].some((part) => part.length >= 4 && text.includes(part.toLowerCase())) ||
    [givenName, familyName].map(plainName).some((name) => name.length >= 4 && plain.includes(name));
  return isGuessable ? refuse("bad-input", { fields: { password: "password-common" } }) : undefined;
}
