// Small parts that every view is made of.

import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

const join = (...classes: (string | false | undefined)[]) => classes.filter(Boolean).join(" ");

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "icon"> {
  icon?: IconName;
  /** `primary` is the one act of a card, `danger` what a dialog warns of, `quiet` has no border. */
  look?: "primary" | "danger" | "quiet";
  compact?: boolean;
}

export function Button({ icon, look, compact, class: own, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={join(look, compact && "compact", own as string)}>
      {icon && <Icon name={icon} small={compact ?? false} />}
      {children}
    </button>
  );
}

interface CardProps {
  title: ComponentChildren;
  /** Right of the title. */
  aside?: ComponentChildren;
  class?: string;
  id?: string;
  children: ComponentChildren;
}

/** A part of a view, with its own title. */
export function Card({ title, aside, class: own, id, children }: CardProps) {
  return (
    <section class={join("card", own)} id={id}>
      <div class="title"><h2>{title}</h2>{aside}</div>
      {children}
    </section>
  );
}

interface NoteProps {
  kind?: "info" | "warn" | "bad";
  title: ComponentChildren;
  children?: ComponentChildren;
  class?: string;
  /** `data-code` of the error, for whoever looks for it. */
  code?: string | undefined;
}

/** Says something that matters now. It stands below what it is about, so that nothing jumps. */
export function Note({ kind = "info", title, children, class: own, code }: NoteProps) {
  const icon = kind === "info" ? "info" : kind === "warn" ? "clock" : "warn";
  return (
    <div class={join("note", kind !== "info" && kind, own)} role={kind === "bad" ? "alert" : "status"} data-code={code}>
      <Icon name={icon} />
      <div><strong>{title}</strong>{children}</div>
    </div>
  );
}

/** A word beside something: guarded, changed, secret. */
export function Tag({ kind, icon, children }: { kind?: "guard" | "new" | "good"; icon?: IconName; children: ComponentChildren }) {
  return <span class={join("tag", kind)}>{icon && <Icon name={icon} small />}{children}</span>;
}

interface ChoicesProps<T extends string | number> {
  label: string;
  options: readonly { value: T; text: ComponentChildren; label?: string; icon?: IconName }[];
  value: T | null | undefined;
  onChoose: (value: T) => void;
  compact?: boolean;
  class?: string;
  disabled?: boolean;
}

/** A row of choices. They are buttons: an arrow key must never send a setting. */
export function Choices<T extends string | number>({ label, options, value, onChoose, compact, class: own, disabled }: ChoicesProps<T>) {
  return (
    <div class={join("choices", own)} role="group" aria-label={label}>
      {options.map((option) => (
        <Button
          key={option.value}
          compact={compact ?? false}
          aria-pressed={option.value === value}
          aria-label={option.label}
          disabled={disabled}
          onClick={() => onChoose(option.value)}
        >
          {option.icon && <Icon name={option.icon} small />}
          {option.text}
        </Button>
      ))}
    </div>
  );
}

/** Opens and closes what is below it. */
export function Fold({ summary, children, open }: { summary: ComponentChildren; children: ComponentChildren; open?: boolean }) {
  return (
    <details open={open}>
      <summary><Icon name="right" small turn />{summary}</summary>
      {children}
    </details>
  );
}
