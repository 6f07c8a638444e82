import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useCorrecting } from "./use-correcting.tsx";

/** Asks who is meant by a printed form. */
export function SplitPersonDialog(props: { name: string; printed: string; onClose(): void }) {
  const { name, printed, onClose } = props;
  const { apply } = useCorrecting();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  const submit = useOneAtATime(async () => {
    const other = typed.trim();
    if (other === "") return setProblem("Say by which name the other person is known.");
    if (other.toLocaleLowerCase("en") === name.toLocaleLowerCase("en")) {
      return setProblem(`This form is taken as ${name} already. Add what tells the other person apart.`);
    }
    if (await apply([{ type: "split-person", name, printed, as: other }])) onClose();
  });

  return (
    <Dialog
      title={`Who is “${printed}”?`}
      isOpen
      onClose={onClose}
      width={420}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void submit()}>
            Tell apart
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label="Name"
          description={`Every turn printed in this form counts for this person, not for ${name}.`}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setProblem(null);
          }}
          error={problem}
          autoFocus
          maxLength={300}
        />
      </form>
    </Dialog>
  );
}
