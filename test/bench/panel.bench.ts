/* How long the side panel takes for a step of a slider, against reading the file anew. */

import { inputKeys } from '../../src/analysis/fixed-inputs';
import { rerun } from '../../src/analysis/rerun';
import { graphOf } from '../../src/drawing/graph';
import { layoutOf } from '../../src/drawing/layout';
import { sceneOf } from '../../src/drawing/scene';
import { styleOf } from '../../src/drawing/style';
import { analyze } from '../unit/analyze';
import { generatedFile, medians, print } from './measure';

const measure = (text: string) => 7 * text.length;

/** What the side panel does at each step of a slider, against reading the file anew. */
for (const statements of [28, 286, 2857]) {
  const source = generatedFile(statements);
  const analysis = analyze(source);
  const [key = ''] = inputKeys(analysis).values();
  let value = 0.3;
  const moved = () => {
    value += 1e-3;
    return rerun(analysis, { whatIf: new Map([[key, value]]) });
  };
  const picture = (shown: typeof analysis) => graphOf(shown, shown.circuits[0], { level: 'statements' });
  const style = styleOf({ digits: 4, narrow: false });
  const layout = layoutOf(picture(analysis), measure, style);
  const options = { precision: 4, lit: null, path: null, measure };
  const [again, drawn, whole] = medians(
    moved,
    () => sceneOf(picture(moved()), layout, options),
    () => analyze(source),
  );
  const gates = `about ${Math.round(3.5 * statements)} gates`;
  print({
    what: `a slider's step, ${gates}: both passes / reading the file`,
    ratio: again / whole,
    limit: 0.25,
  });
  print({
    what: `a slider's step, ${gates}: passes and drawing / reading the file`,
    ratio: drawn / whole,
    limit: 0.5,
  });
}
