/** A list of the domains, for charts that show one. */
import { domainInWords } from '../../charts/blocks/words.ts';
import type { FigureView } from './figure-view.ts';

/** Adds the list of a figure's domains, the one shown first on top; a single domain needs no list. */
export function domainTools(view: FigureView, domains: readonly string[], tools: HTMLElement): void {
  if (domains.length < 2) return;
  const label = document.createElement('label');
  const list = document.createElement('select');
  for (const domain of domains) list.append(new Option(domainInWords(domain), domain));
  label.append('Domain ', list);
  tools.append(label);
  list.addEventListener('change', () => {
    view.domain = list.value;
    view.draw();
  });
}
