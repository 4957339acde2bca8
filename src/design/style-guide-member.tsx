import { Bag, BagLine, WithBag } from "#design/components/bag.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import { MedicineStrip, StripList } from "#design/components/medicine-strip.tsx";
import { PersonTabs } from "#design/components/person-tabs.tsx";
import { Receipt, ReceiptLine } from "#design/components/receipt.tsx";
import { Stack } from "#design/components/stack.tsx";
import { TrackingLine } from "#design/components/tracking-line.tsx";

/** A member's home: tabs, strips in every state, the bag. */
export function HomeSample() {
  return (
    <WithBag bag={<BagSample />}>
      <Stack>
        <PersonTabs
          label="Whose medicines"
          people={[
            { href: "?rosa", name: "You", current: true },
            { href: "?elena", name: "Elena Ortiz", note: "2 need you" },
            { href: "?miguel", name: "Miguel" },
            { href: "?sofia", name: "Sofia" },
          ]}
        />
        <StripList label="Your medicines">
          <MedicineStrip
            id="strip-a"
            number="7001001127"
            numberLabel="Rx"
            name="Lisinopril"
            strength="10 mg tablet"
            directions="Take 1 tablet by mouth every morning for blood pressure."
            href="#strip-a"
            supply={{ fraction: 0.07, low: true, text: "Lasts to Thu, Nov 26", detail: "2 days left" }}
            state={{ tone: "wait", text: "Runs out soon", detail: "Ready today if you order before 5 pm." }}
          >
            <form method="post">
              <Button context="lisinopril 10 mg">Refill</Button>
            </form>
          </MedicineStrip>
          <MedicineStrip
            id="strip-b"
            number="7001001010"
            numberLabel="Rx"
            name="Atorvastatin"
            strength="20 mg tablet"
            directions="Take 1 tablet by mouth every evening for cholesterol."
            href="#strip-b"
            supply={{ fraction: 0.4, low: false, text: "Lasts to Wed, Dec 30", detail: "36 days left" }}
            state={{ tone: "well", text: "Ready to pick up", detail: "Downey · until Fri, Dec 4" }}
          >
            <LinkButton href="#strip-b" kind="secondary" context="to the pharmacy in Downey">
              Get directions
            </LinkButton>
          </MedicineStrip>
          <MedicineStrip
            id="strip-c"
            number="7001001234"
            numberLabel="Rx"
            name="Levothyroxine"
            strength="75 mcg tablet"
            directions="Take 1 tablet by mouth every morning, 30 minutes before food."
            href="#strip-c"
            supply={{ fraction: 0.16, low: false, text: "Lasts to Tue, Dec 8", detail: "14 days left" }}
            state={{ tone: "info", text: "No refills left", detail: "Dr. Nguyen answers by Fri, Nov 27", icon: "pen" }}
          >
            <form method="post">
              <Button context="for levothyroxine 75 mcg">Ask Dr. Nguyen</Button>
            </form>
          </MedicineStrip>
          <MedicineStrip
            id="strip-d"
            number="7001001341"
            numberLabel="Rx"
            name="Metformin hydrochloride extended-release"
            strength="500 mg tablet"
            directions="Take 2 tablets by mouth with the evening meal."
            href="#strip-d"
            supply={{ fraction: 0.92, low: false, text: "Lasts to Mon, Feb 15", detail: "83 days left" }}
            state={{ tone: "info", text: "On its way", detail: "Arrives by Wed, Dec 2", icon: "parcel" }}
          >
            <LinkButton href="#strip-d" kind="secondary" context="metformin 500 mg">
              Track
            </LinkButton>
          </MedicineStrip>
          <MedicineStrip
            id="strip-e"
            number="7001001458"
            numberLabel="Rx"
            name="Oxycodone"
            strength="5 mg tablet"
            directions="Take 1 tablet every 6 hours as needed for pain."
            state={{
              tone: "stop",
              text: "Cannot be refilled",
              detail: "The law asks for a new prescription each time.",
            }}
          >
            <LinkButton href="#strip-e" kind="secondary" context="for oxycodone 5 mg">
              Ask for a new one
            </LinkButton>
          </MedicineStrip>
        </StripList>
      </Stack>
    </WithBag>
  );
}

function BagSample() {
  return (
    <Bag
      title="Your bag"
      count="2 refills"
      total={{ label: "Total", amount: "$25.00", note: "at pick-up" }}
      action={
        <LinkButton href="#receipt" iconAfter="arrow">
          Review 2 refills
        </LinkButton>
      }
    >
      <BagLine name="Lisinopril 10 mg" promise="Ready today after 3 pm" price={{ amount: "$10.00" }}>
        <Button kind="quiet" context="lisinopril 10 mg">
          Take out
        </Button>
      </BagLine>
      <BagLine name="Amlodipine 5 mg" person="Elena Ortiz" promise="Ready Wed, Nov 25" price={{ amount: "$15.00" }}>
        <Button kind="quiet" context="amlodipine 5 mg">
          Take out
        </Button>
      </BagLine>
    </Bag>
  );
}

/** The confirmation. */
export function ReceiptSample() {
  return (
    <Receipt
      title="Your order is in"
      numberLabel="Confirmation number"
      number="4821773605"
      placed="Placed Tue, Nov 24 at 9:12 am by Rosa Delgado"
      total={{ label: "To pay", amount: "$25.00", note: "at pick-up" }}
      actions={
        <>
          <Button type="button" kind="secondary" icon="printer">
            Print
          </Button>
          <LinkButton href="#receipt" kind="secondary">
            Save as a file
          </LinkButton>
        </>
      }
    >
      <ReceiptLine
        name="Lisinopril 10 mg"
        state={{ tone: "well", text: "The pharmacy has it" }}
        next="Ready today after 3 pm at Harbor Downey Medical Offices Pharmacy."
        price={{ amount: "$10.00" }}
      >
        <Button kind="quiet" icon="undo" context="lisinopril 10 mg">
          Undo
        </Button>
      </ReceiptLine>
      <ReceiptLine
        name="Amlodipine 5 mg"
        person="Elena Ortiz"
        state={{ tone: "info", text: "Starts by itself on Thu, Dec 3" }}
        next="It is too soon today. Ready Fri, Dec 4; you run out about Thu, Dec 10."
        price={{ amount: "$15.00" }}
      />
      <ReceiptLine
        name="Levothyroxine 75 mcg"
        state={{ tone: "wait", text: "Dr. Nguyen has been asked" }}
        next="We expect an answer by Fri, Nov 27 and will tell you."
      />
    </Receipt>
  );
}

const trackingWords = { past: "done", here: "You are here", ahead: "still to come" };

/** Where an order is, under way and held. */
export function TrackingSample() {
  return (
    <Stack>
      <TrackingLine
        label="Where your mail order is"
        words={trackingWords}
        stops={[
          { name: "Order received", detail: "Tue, Nov 24, 9:12 am", state: "past" },
          { name: "Being filled", detail: "Tue, Nov 24, 2:10 pm", state: "past" },
          { name: "On its way", detail: "left Wed, Nov 25", state: "here" },
          { name: "In your hands", detail: "by Thu, Dec 3", state: "ahead" },
        ]}
      />
      <TrackingLine
        label="Where your pick-up order is"
        words={trackingWords}
        held
        stops={[
          { name: "Order received", detail: "Tue, Nov 24, 9:12 am", state: "past" },
          { name: "Dr. Nguyen is asked", detail: "answer by Fri, Nov 27", state: "here" },
          { name: "Being filled", state: "ahead" },
          { name: "Ready to pick up", state: "ahead" },
        ]}
      />
    </Stack>
  );
}
