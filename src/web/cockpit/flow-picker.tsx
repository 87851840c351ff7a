import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { listFigures } from '../../client/figures.ts';
import { useLanguage } from '../shell/locale.tsx';
import { cockpitWords } from './words.ts';

interface FlowPickerProps {
  readonly figure: string;
  readonly onChoose: (figure: string) => void;
}

/** Any figure may flow between the pairs. */
export function FlowPicker({ figure, onChoose }: FlowPickerProps) {
  const { t } = useLanguage();
  const figures = useQuery({ queryKey: ['declared', 'figures'], queryFn: ({ signal }) => listFigures(signal), staleTime: Number.POSITIVE_INFINITY });
  return (
    <Select
      aria-label={t(cockpitWords.flowFigure)}
      variant="borderless"
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={figure}
      onChange={onChoose}
      options={figures.data?.figures.map(({ name, title }) => ({ value: name, label: t(title) })) ?? []}
    />
  );
}
