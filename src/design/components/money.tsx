/** Props of {@link Money}. */
export interface MoneyProps {
  /** Already worded: "$25.00" or "Free". */
  amount: string;
  /** What it is for and when it is charged: "at pick-up". */
  note?: string | undefined;
}

/** A price with what it is for. */
export function Money({ amount, note }: MoneyProps) {
  return (
    <span class="money">
      <bdi class="money-amount">{amount}</bdi>
      {note ? (
        <>
          {" "}
          <span class="money-note">{note}</span>
        </>
      ) : null}
    </span>
  );
}
