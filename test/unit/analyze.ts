/* The analysis of JavaScript and TypeScript, for tests that are about these and no other language. */
import * as any from '../../src/analysis/analyze';
import type { Analysis, AnalyzeOptions } from '../../src/analysis/model';
import { javascript } from '../../src/languages/javascript/dialect';
import type { JavaScript } from '../../src/languages/javascript/parse';

export type Options = Omit<AnalyzeOptions, 'dialect'> & { readonly language?: JavaScript | undefined };

export function analyze(source: string, { language = 'javascript', ...options }: Options = {}): Analysis {
  return any.analyze(source, { dialect: javascript(language), ...options });
}

export function analyzeInSteps(source: string, { language = 'javascript', ...options }: Options = {}) {
  return any.analyzeInSteps(source, { dialect: javascript(language), ...options });
}
