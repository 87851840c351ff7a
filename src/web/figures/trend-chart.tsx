import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, TooltipComponent, type GridComponentOption, type TooltipComponentOption } from 'echarts/components';
import { init, use as take, type ComposeOption, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import style from './figures.module.css';

take([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

type Option = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption>;

/** One line, and beside it the one it is compared with. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Each value as people say it. */
  readonly said: readonly string[];
}

interface TrendChartProps {
  readonly label: string;
  readonly periods: readonly string[];
  readonly now: Line;
  readonly before: Line | undefined;
  /** Which period is the one asked about. */
  readonly marked: number | undefined;
  readonly say: (value: number) => string;
  readonly onOpen: (index: number) => void;
}

/** Drawn on a canvas; the table under it says the same. */
export function TrendChart({ label, periods, now, before, marked, say, onOpen }: TrendChartProps) {
  const place = useRef<HTMLElement>(null);
  const chart = useRef<ECharts>(undefined);
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  }, [onOpen]);
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current);
    chart.current = made;
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!made.containPixel('grid', [offsetX, offsetY])) return;
      const at = made.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY])[0];
      if (typeof at === 'number') open.current(Math.round(at));
    });
    const fitted = new ResizeObserver(() => made.resize());
    fitted.observe(place.current);
    return () => {
      fitted.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(optionOf({ periods, now, before, marked, say }), true);
  }, [periods, now, before, marked, say]);
  return <figure ref={place} className={style['chart']} aria-label={label} />;
}

function optionOf({ periods, now, before, marked, say }: Pick<TrendChartProps, 'periods' | 'now' | 'before' | 'marked' | 'say'>): Option {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const font = { fontFamily: colour('--sans'), fontSize: 12, color: colour('--ink-soft') };
  const line = ({ name, values }: Line, stroke: string, width: number): LineSeriesOption => ({
    name,
    type: 'line',
    data: values.map((value, index) => ({ value: value ?? '-', symbolSize: index === marked && width > 2 ? 11 : 5 })),
    symbol: 'circle',
    showSymbol: true,
    lineStyle: { width, color: stroke },
    itemStyle: { color: stroke },
    emphasis: { disabled: true },
  });
  return {
    animationDuration: 300,
    grid: { left: 4, right: 14, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', data: [...periods], boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--rule') } }, axisLabel: font },
    yAxis: { type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: colour('--rule') } }, axisLabel: { ...font, formatter: say } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      textStyle: { ...font, color: colour('--ink') },
      formatter: (given) => {
        const index = (Array.isArray(given) ? given[0] : given)?.dataIndex ?? 0;
        return [periods[index], ...[now, ...(before === undefined ? [] : [before])].map(({ name, said }) => `${name}  ${said[index] ?? ''}`)].join('\n');
      },
    },
    series: [...(before === undefined ? [] : [line(before, '#9aa5ac', 1.8)]), line(now, colour('--sea'), 2.4)],
  };
}
