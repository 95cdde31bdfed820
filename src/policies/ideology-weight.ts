// Ideology weight: the banner under which suppliers are rated. It shifts weight to the political criteria and
// widens the distance between those above and below the mean (Tang 2021, ideology as banner and starting line).

import { definePolicyTool } from '../model/policy-tool.ts';
import { number } from '../parameters/parameter.ts';

export const ideologyWeight = definePolicyTool({
  kind: 'ideology-weight',
  role: 'tool',
  summary: 'Rates suppliers by ideology: political criteria weigh more, and distrust widens the distances',
  source: 'Tang 2021, strategic framework: ideology',
  anchor: '',
  parameters: {
    weight: number(
      '',
      [-1, 1],
      0.5,
      'Added to the weight of the political criteria (1, 2, 3, 6, 9); below 0 conduct and security weigh more',
      'assumption',
    ),
    amplitude: number(
      '',
      [0, 2],
      0.2,
      'Share by which the distance of scores from their mean widens',
      'assumption: the banner destroys trust and does not only weigh it anew',
    ),
  },
  writeRules(parameters, _state, write) {
    write.tiltIdeology(parameters.weight, parameters.amplitude);
  },
});
