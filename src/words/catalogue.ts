/** The shape another language's catalogue must have: the same keys, the same arguments. */
export type Catalogue<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...args: infer Arguments) => string
      ? (...args: Arguments) => string
      : Catalogue<T[Key]>;
};
