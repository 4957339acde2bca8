import type { ComponentChildren } from "preact";

/** Props of {@link Ledger}. */
export interface LedgerProps {
  /** What the table lists; read out, and shown unless `captionHidden`. */
  caption: string;
  captionHidden?: boolean | undefined;
  /** The first column heads its row: on the workbench, the due time. */
  columns: readonly { text: string; numeric?: boolean | undefined }[];
  rows: readonly { id: string; cells: readonly ComponentChildren[]; tone?: "wait" | "stop" | undefined }[];
}

/** A ruled table of the workbench; wider than its place, it scrolls by itself and by the keyboard. */
export function Ledger({ caption, captionHidden = false, columns, rows }: LedgerProps) {
  return (
    <div class="ledger" role="region" aria-label={caption} tabindex={0}>
      <table>
        <caption class={captionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ text, numeric }) => (
              <th key={text} scope="col" data-numeric={numeric}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells, tone }) => (
            <tr key={id} data-tone={tone}>
              {cells.map((cell, index) => {
                const numeric = columns[index]?.numeric;
                return index === 0 ? (
                  <th key={index} scope="row" data-numeric={numeric}>
                    {cell}
                  </th>
                ) : (
                  <td key={index} data-numeric={numeric}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
