import { Columns3 } from "lucide-react";
import { useState } from "react";
import type { SourceRow } from "../../../shared/api/query-schemas.ts";
import { Button } from "../../ui/button.tsx";
import { ColumnsDialog } from "./columns-dialog.tsx";

/** Files of these readers have columns. */
const TABLES = ["csv-speeches", "json-speeches"];

/** A button that opens the columns of a table of speeches; nothing for other sources. */
export function ChooseColumns({ source }: { source: SourceRow }) {
  const [isOpen, setOpen] = useState(false);
  if (!TABLES.includes(source.format ?? "")) return null;
  return (
    <>
      <Button small icon={Columns3} onPress={() => setOpen(true)}>
        Choose columns…
      </Button>
      {isOpen && <ColumnsDialog source={source} onClose={() => setOpen(false)} />}
    </>
  );
}
