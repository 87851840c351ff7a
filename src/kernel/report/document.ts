import type { Tag } from './tag.ts';

/** How a stretch of text stands out. */
export interface Stress {
  readonly strong?: true;
  readonly emphasis?: true;
}

/** A block of Markdown, with whatever stands in its lines. */
export type Block<Inline> =
  | { readonly kind: 'heading'; readonly level: number; readonly inlines: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block<Inline>[])[] }
  | { readonly kind: 'table'; readonly align: readonly ('left' | 'right' | 'center' | null)[]; readonly head: readonly Cell<Inline>[]; readonly rows: readonly (readonly Cell<Inline>[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block<Inline>[] }
  | { readonly kind: 'rule' };

export type Cell<Inline> = readonly Inline[];

/** What the Markdown parser makes of a line; texts still have marks in them where tags stood. */
export type MarkedInline = ({ readonly kind: 'text' | 'code'; readonly text: string } & Stress) | { readonly kind: 'break' };

/** Something that a report can't hold: its name, and where it begins in the text that was parsed. */
export interface Foreign {
  readonly what: 'html' | 'image' | 'code' | 'footnote';
  readonly offset: number;
}

export interface MarkedText {
  readonly blocks: readonly Block<MarkedInline>[];
  readonly foreign: readonly Foreign[];
}

/** Reads Markdown. Every text is Markdown, so it never throws. */
export type ReadMarkdown = (text: string) => MarkedText;

/** What stands in a line of a template. */
export type TemplateInline = ({ readonly kind: 'text'; readonly text: string } & Stress) | ({ readonly kind: 'tag'; readonly tag: Tag } & Stress) | { readonly kind: 'break' };
export type TemplateBlock = Block<TemplateInline>;
