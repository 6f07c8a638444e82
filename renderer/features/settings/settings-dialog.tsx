import { useState } from "react";
import { asAppError } from "../../data/ask.ts";
import { useSetAuthor } from "../../data/records.tsx";
import { useCall } from "../../data/use-call.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { DEFAULT_APPEARANCE, useAppearance } from "../../data/view-state.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Stepper } from "../../ui/stepper.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./settings-dialog.module.css";

/** Answers for the command `view.settings` and shows the dialog while it is wanted. */
export function SettingsDialog() {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("view.settings", () => setIsOpen(true));
  if (!isOpen) return null;
  return (
    <Dialog
      title="Settings"
      isOpen
      onClose={() => setIsOpen(false)}
      width={560}
      actions={<Button onPress={() => setIsOpen(false)}>Close</Button>}
    >
      <div className={styles.parts}>
        <Author />
        <Looks />
      </div>
    </Dialog>
  );
}

/** Initials of who annotates; kept when the field is left. */
function Author() {
  const { data } = useCall("settings.get", {});
  const setAuthor = useSetAuthor();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stored = data?.author ?? "";

  async function keep(initials: string): Promise<void> {
    try {
      await setAuthor(initials.trim());
      setProblem(null);
    } catch (error) {
      const { message, action } = asAppError(error);
      setProblem(`Not kept: ${message} ${action}`.trim());
    }
  }

  return (
    <TextField
      label="Your initials"
      description="They stand on the annotations and corrections you make from now on."
      value={typed ?? stored}
      maxLength={20}
      onChange={setTyped}
      onBlur={() => typed !== null && void keep(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && typed !== null) void keep(typed);
        // Escape is the dialog's.
        else event.continuePropagation();
      }}
      error={problem}
    />
  );
}

function Looks() {
  const { theme, readingSize, readingWidth, setTheme, setReadingSize, setReadingWidth } = useAppearance();
  const isUsual = readingSize === DEFAULT_APPEARANCE.readingSize && readingWidth === DEFAULT_APPEARANCE.readingWidth;
  return (
    <>
      <Choice
        label="Theme"
        value={theme}
        options={[
          { id: "system", label: "As the system" },
          { id: "light", label: "Light" },
          { id: "dark", label: "Dark" },
        ]}
        onChange={setTheme}
      />
      <section className={styles.reading} aria-label="Reading">
        <div className={styles.steppers}>
          <Stepper
            label="Size of the text"
            unit="px"
            value={readingSize}
            least={12}
            most={32}
            onChange={setReadingSize}
          />
          <Stepper
            label="Width of the column"
            unit="characters"
            value={readingWidth}
            least={45}
            most={100}
            onChange={setReadingWidth}
          />
          {!isUsual && (
            <Button
              look="quiet"
              onPress={() => {
                setReadingSize(DEFAULT_APPEARANCE.readingSize);
                setReadingWidth(DEFAULT_APPEARANCE.readingWidth);
              }}
            >
              As usual
            </Button>
          )}
        </div>
        <div className={styles.sample}>
          <p className={styles.sampleText}>
            I beg to move, That this House takes note of the matter before it. The words of a debate are shown in this
            size and to this width.
          </p>
        </div>
      </section>
    </>
  );
}
