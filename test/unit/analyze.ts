/* The analysis for tests that can't wait for a dialect: of JavaScript, unless they say otherwise. */
import * as any from '../../src/analysis/analyze';
import type { Analysis, AnalyzeOptions } from '../../src/analysis/model';
import { javascript } from '../../src/languages/javascript/dialect';
import type { Language } from '../../src/languages/languages';
import { python } from '../../src/languages/python/dialect';
import type { Dialect } from '../../src/program/dialect';

export type Options = Omit<AnalyzeOptions, 'dialect'> & { readonly language?: Language | undefined };

const dialects = new Map<Language, Dialect>();

/** One for each language, as the engine has them: what is read in one is used again in the same alone. */
function dialectOf(language: Language): Dialect {
  const dialect = dialects.get(language) ?? (language === 'python' ? python : javascript(language));
  dialects.set(language, dialect);
  return dialect;
}

export function analyze(source: string, { language = 'javascript', ...options }: Options = {}): Analysis {
  return any.analyze(source, { dialect: dialectOf(language), ...options });
}

export function analyzeInSteps(source: string, { language = 'javascript', ...options }: Options = {}) {
  return any.analyzeInSteps(source, { dialect: dialectOf(language), ...options });
}
