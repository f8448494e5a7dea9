import type { ComponentChildren, Ref } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, CodedEvent, NewVerdict } from "../../api/contract.ts";
import { typeName } from "../lib/format.ts";
import { PLOVER_TYPES } from "../lib/plover.ts";

export type Correction = Pick<NewVerdict, "plover" | "cameo" | "status">;

const STATUSES = ["occurred", "intended", "threatened", "requested", "denied", "hypothetical", "background"] as const;

interface CorrectionFormProps {
  readonly event: CodedEvent;
  readonly codes: Answer<"reviewQueue">["codes"];
  readonly onGive: (correction: Correction) => void;
}

/** What the event should be: its type, and of that type the code, where the reviewer knows it. */
export function CorrectionForm({ event, codes, onGive }: CorrectionFormProps) {
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [plover, setPlover] = useState<string>(event.plover);
  const [code, setCode] = useState(event.cameo);
  const [status, setStatus] = useState<string>(event.status);
  const chooseType = (type: string): void => {
    setPlover(type);
    setCode(type === event.plover ? event.cameo : "");
  };
  const give = (submitted: Event): void => {
    submitted.preventDefault();
    onGive({
      plover: PLOVER_TYPES.find((type) => type === plover && type !== event.plover) ?? null,
      cameo: code === "" || code === event.cameo ? null : code,
      status: STATUSES.find((one) => one === status && one !== event.status) ?? null,
    });
  };
  const own = codes.filter((one) => one.plover === plover);
  return (
    <form class="bar-of-controls" onSubmit={give}>
      <Choice words="It is" name="Type" value={plover} onChoose={chooseType} select={first}>
        {PLOVER_TYPES.map((type) => (
          <option key={type} value={type}>
            {typeName(type)}
          </option>
        ))}
      </Choice>
      <Choice words="code" name="Code" value={code} onChoose={setCode}>
        <option value="">the most general</option>
        {own.map((one) => (
          <option key={one.code} value={one.code}>
            {one.code} {one.name}
          </option>
        ))}
      </Choice>
      <Choice words="and" name="Status" value={status} onChoose={setStatus}>
        {STATUSES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Choice>
      <button type="submit">Give the correction</button>
    </form>
  );
}

interface ChoiceProps {
  readonly words: string;
  readonly name: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly select?: Ref<HTMLSelectElement>;
  readonly children: ComponentChildren;
}

function Choice({ words, name, value, onChoose, select, children }: ChoiceProps) {
  return (
    <label class="day-field">
      {words}{" "}
      <select
        {...(select === undefined ? {} : { ref: select })}
        class="code-choice"
        aria-label={name}
        value={value}
        onChange={(changed) => onChoose(changed.currentTarget.value)}
      >
        {children}
      </select>
    </label>
  );
}
