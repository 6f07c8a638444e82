import { Shuffle } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { MOST_SAMPLED } from "../../../shared/api/concordance-schemas.ts";
import { Button } from "../../ui/button.tsx";
import { Stepper } from "../../ui/stepper.tsx";
import styles from "./analyse.module.css";
import { type ConcordanceView, USUAL_SAMPLE } from "./concordance-view.ts";

type Sample = ConcordanceView["sample"];

/** Draws some of the lines at random, by a number that draws the same lines again. */
export function SampleControl({ sample, onChange }: { sample: Sample; onChange(sample: Sample): void }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button look="quiet" small icon={Shuffle}>
        Sample
      </Button>
      <Popover className={styles.popover as string}>
        <Dialog aria-label="Random sample of the lines" className={styles.sample as string}>
          <SampleForm
            sample={sample}
            onChange={(next) => {
              onChange(next);
              setIsOpen(false);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function SampleForm({ sample, onChange }: { sample: Sample; onChange(sample: Sample): void }) {
  const [size, setSize] = useState(sample?.size ?? USUAL_SAMPLE);
  const [seed, setSeed] = useState(sample?.seed ?? 1);
  return (
    <>
      <Stepper label="Lines" unit="at random" value={size} least={1} most={MOST_SAMPLED} onChange={setSize} />
      <Stepper label="Seed" unit="any number" value={seed} least={0} most={0xffffffff} onChange={setSeed} />
      <p className={styles.hint}>
        The same seed draws the same lines again, and a larger sample holds the smaller one. Write it down with your
        counts.
      </p>
      <div className={styles.buttons}>
        {sample && <Button onPress={() => onChange(null)}>All lines</Button>}
        <Button look="primary" onPress={() => onChange({ size, seed })}>
          Draw the sample
        </Button>
      </div>
    </>
  );
}
