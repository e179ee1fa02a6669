// What the type tests say what they expect with. A case is one call of `is`, or one `@ts-expect-error`.

/** Whether two types are the same, and not only fit each other: `any` is not `unknown`, `1` is not `number`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `is<number>()(value)` compiles when the value's type is exactly `number`. */
export declare function is<Expected>(): <Actual>(
  value: Actual,
  ...mismatch: Same<Actual, Expected> extends true ? [] : [expected: Expected, got: Actual]
) => void;
