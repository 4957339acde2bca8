import type { Claim, ClaimList } from "#contracts/staff/parcels.ts";
import type { ClaimsView, ClaimView } from "#use-cases/shipping/list-claims.ts";
import type { Language } from "#words/languages.ts";
import { wordTracking } from "#words/word-tracking.ts";

export function wordClaims({ pharmacy, claims }: ClaimsView, language: Language): ClaimList {
  const { name, timeZone } = pharmacy;
  return { pharmacy: { name, timeZone }, claims: claims.map((claim) => wordClaim(claim, timeZone, language)) };
}

function wordClaim({ row, decisions, pharmacistDecides }: ClaimView, timeZone: string, language: Language): Claim {
  const { line1, line2, city, state, zip } = row.ship_to;
  return {
    id: row.claim_id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    member: row.member_name,
    phone: row.contact_phone,
    shipTo: { line1, line2: line2 ?? "", city, state, zip },
    carrier: row.carrier ?? "",
    trackingNumber: row.tracking_number ?? "",
    trackingUrl: row.tracking_url ?? "",
    lastTold:
      row.tracking_kind === null || row.tracking_at === null
        ? null
        : { words: wordTracking(row.tracking_kind, null, language), at: row.tracking_at.toISOString() },
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
    turnedUpAt: row.turned_up_at?.toISOString() ?? null,
    lines: row.lines.map((line) => ({
      id: line.line_id,
      drug: `${line.drug_name} ${line.strength}`,
      quantity: line.quantity,
      confirmationNumber: line.confirmation_number,
      member: line.member_name,
      controlled: line.dea_schedule !== null,
      coldChain: line.cold_chain,
    })),
    items: row.items.map(({ name, quantity }) => ({ name: name[language], quantity })),
    wish: row.wish,
    decisions: [...decisions],
    pharmacistDecides,
    timeZone,
  };
}
