/* The analysis for tests that can't wait for a dialect: of JavaScript, unless they say otherwise. */
import * as any from '../../src/analysis/analyze';
import type { Analysis, AnalyzeOptions } from '../../src/analysis/model';
import { javascript } from '../../src/languages/javascript/dialect';
import type { Language } from '../../src/languages/languages';
import { python } from '../../src/languages/python/dialect';

export type Options = Omit<AnalyzeOptions, 'dialect'> & { readonly language?: Language | undefined };

const dialectOf = (language: Language) => (language === 'python' ? python : javascript(language));

export function analyze(source: string, { language = 'javascript', ...options }: Options = {}): Analysis {
  return any.analyze(source, { dialect: dialectOf(language), ...options });
}

export function analyzeInSteps(source: string, { language = 'javascript', ...options }: Options = {}) {
  return any.analyzeInSteps(source, { dialect: dialectOf(language), ...options });
}
