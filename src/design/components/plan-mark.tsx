/** The mark a plan has until it configures its own: a bottle filled to a tide line. */
export function PlanMark() {
  return (
    <svg class="plan-mark" viewBox="0 0 32 32" aria-hidden="true">
      <path class="plan-mark-cap" d="M9 2h14a1 1 0 0 1 1 1v4H8V3a1 1 0 0 1 1-1Z" />
      <path
        class="plan-mark-glass"
        d="M10 9h12v1.6c2.4.7 4 2.6 4 5.2V26a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4V15.8c0-2.6 1.6-4.5 4-5.2V9Z"
      />
      <path class="plan-mark-tide" d="M9 19.5c2.3-2 4.7-2 7 0s4.7 2 7 0V26a1 1 0 0 1-1 1H10a1 1 0 0 1-1-1v-6.5Z" />
    </svg>
  );
}
