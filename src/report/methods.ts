/** How the numbers of a report were made, where their inputs come from, and how to cite and repeat them. */
import type { Batch } from '../analysis/batch.ts';
import { listInWords } from '../charts/blocks/words.ts';
import type { ChartData } from '../charts/chart-inputs.ts';
import { type Manifest, planOf } from '../results/manifest.ts';
import { html, type Markup } from './html.ts';

/** Design, replicates and statistics. */
export function methodsMarkup(batch: Batch, manifest: Manifest, { findings }: ChartData): Markup {
  const { settings } = planOf(manifest);
  const [first] = settings;
  const horizon = first ? `${first.input.horizon.from} to ${first.input.horizon.until}` : '';
  const replicates = [...new Set(settings.map((setting) => setting.replicates))].sort((a, b) => a - b);
  const points = settings.filter(({ point }) => point >= 0).length;
  const ticks = first ? `${first.input.ticksPerYear} ticks a year` : '';
  const arms = new Set(settings.map(({ arm }) => arm)).size;
  return html`<p>Model version ${batch.modelVersion}, ${horizon}, ${ticks}. ${manifest.scenarios.length} scenario${manifest.scenarios.length === 1 ? '' : 's'}, ${arms} arm${arms === 1 ? '' : 's'}${points > 0 ? `, ${points} design points` : ''}, ${listInWords(replicates.map(String))} replicates each; ${manifest.counts.done} of ${manifest.counts.planned} planned runs are done.</p>
<p>Chance is drawn by address: the same seed and replicate give the same chance events in every case, so that cases are equal to the last bit until a policy starts and differences are taken within pairs of runs.</p>
<ul>
<li>Lines are medians over replicates; bands hold the middle 80 % of them (quantiles of type 7). A band says what one world may look like, not how well the mean is known.</li>
<li>Intervals of means and of paired differences are Student's t at 95 %.</li>
<li>A difference to the reference is called a finding when its p-value, adjusted by Holm over the cases of one outcome, lies below 0.05.</li>
${findings.effects ? html`<li>Effects of policies are means of paired differences between arms.</li>` : undefined}
${findings.shapley ? html`<li>Shares of the policies in the whole change are Shapley values: the average over all orders of switching them on.</li>` : undefined}
${findings.regimes ? html`<li>The regime of a gap is read from the interval of κ in y = a + b·exp(κt), by the jackknife over replicates; that of a difference to another case from paired runs, from the month in which the last policy begins.</li>` : undefined}
<li>Numbers in pictures are kept to 1/16,000 of their range; the tables and CSV files have them in full.</li>
</ul>
`;
}

/** Where the inputs come from. */
export function sourcesMarkup(manifest: Manifest): Markup {
  const worlds = new Map(
    planOf(manifest).settings.map(({ input: { world } }) => [
      world.hash,
      'directory' in world
        ? `Tables in ${world.directory}, ${world.suppliers} suppliers; the folder's notes name the source of every column`
        : `A ${world.kind} world, stated in the scenario`,
    ]),
  );
  return html`<ul>${[...worlds].map(([hash, text]) => html`<li>World: ${text} (content ${hash.slice(0, 12)}).</li>`)}
${manifest.scenarios.map(({ name, source }) => html`<li>Scenario ${name}: ${source === '' ? 'no source given' : source}.</li>`)}
</ul>
<p>The sources of the outcomes' definitions stand in the table of outcomes.</p>
`;
}

/** How to cite the batch and the command that makes it again, with the manifest. */
export function rerunMarkup(batch: Batch, manifest: Manifest): Markup {
  const { program, modelVersion, node, finishedAt } = manifest;
  const seed = batch.seed;
  const commit = program.commit === '' ? '' : `, commit ${program.commit.slice(0, 12)}`;
  return html`<p>Cite: stratasim ${program.version}${commit}, model version ${modelVersion}; batch “${batch.name}”, seed “${seed}”, ${manifest.counts.done} runs, ${finishedAt.slice(0, 10)}.</p>
<p>Run it again with the same version (numbers are the same to the last bit within Node ${node}):</p>
<pre tabindex="0"><code>${commandOf(manifest)}</code></pre>
<p>One run alone, checked: <code>stratasim replay RUN-ID --out DIR</code>; a sample of them: <code>stratasim verify DIR</code>.</p>
<details><summary>The manifest</summary><pre tabindex="0"><code>${JSON.stringify({ ...manifest, dictionary: undefined }, null, 1)}</code></pre></details>
`;
}

/** The whole command that made the batch, as far as the manifest keeps it. */
export function commandOf(manifest: Manifest): string {
  const { asked, sources } = manifest;
  const files = [...new Set(sources.map(({ file }) => file))];
  const settings = [...new Set(sources.flatMap((source) => source.settings))];
  const words = [
    asked?.command ?? usualCommand(manifest),
    ...files,
    ...(asked?.words ?? []),
    ...settings.flatMap(settingWords),
  ];
  return ['stratasim', ...words.map(quoted)].join(' ');
}

/** The command of a manifest that does not name it, from what it planned. */
function usualCommand(manifest: Manifest): string {
  const { settings } = planOf(manifest);
  if (settings.some(({ point }) => point >= 0)) return 'sweep';
  return settings.some(({ arm }) => arm !== 'all') ? 'compare' : 'run';
}

/** A setting as options: the number of replicates and the seed have their own. */
function settingWords(setting: string): string[] {
  const [path, ...rest] = setting.split('=');
  const value = rest.join('=');
  if (path === 'replicates') return ['--replicates', value];
  if (path === 'seed') return ['--seed', value.startsWith('"') ? (JSON.parse(value) as string) : value];
  return ['--set', setting];
}

function quoted(text: string): string {
  return /^[\w.=:/,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
