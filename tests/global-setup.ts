/** Builds dist/ once before all tests, with the settings of the shipped build. */
import { build } from 'rolldown';
import buildSettings from './rolldown.config.ts';

export default async function buildProgram(): Promise<void> {
  await build(buildSettings);
}
