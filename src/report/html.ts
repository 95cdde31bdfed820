/** Markup whose inserted texts cannot become markup: a tagged template that escapes whatever is not markup. */

/** A piece of HTML. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | undefined | Markup | readonly Part[];

/** HTML from a template; texts and numbers are escaped, markup and lists of it go in as they are. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: pieces.map((piece, index) => (index === 0 ? piece : textOf(parts[index - 1]) + piece)).join(''),
  };
}

/** Text that is HTML already. */
export function rawHtml(markup: string): Markup {
  return { markup };
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(textOf).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
