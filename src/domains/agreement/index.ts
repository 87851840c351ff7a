import { count, figure } from '../../kernel/declare/figure.ts';
import { domain } from '../../kernel/declare/domain.ts';
import { agreements } from './agreements.ts';
import { targets } from './targets.ts';

const targetsSet = figure('agreement.targets-set', {
  title: { zh: '定下的目标', en: 'Targets set' },
  note: { zh: '调整后的目标另计一项。', en: 'A revised target counts again.' },
  over: targets,
  measure: count(),
  by: ['figure'],
  unit: { zh: '项', en: 'targets' },
});

export const agreement = domain({
  name: 'agreement',
  title: { zh: '协作协议', en: 'Agreement' },
  ledgers: [agreements, targets],
  figures: [targetsSet],
});
