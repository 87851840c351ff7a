/** A text in the two languages of the platform. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export type Locale = keyof Wording;
