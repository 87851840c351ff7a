import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent, type GridComponentOption, type MarkLineComponentOption, type TooltipComponentOption } from 'echarts/components';
import { init, use as take, type ComposeOption, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { CoursePoint } from '../../client/targets.ts';
import style from './targets.module.css';

take([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

type Option = ComposeOption<LineSeriesOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption>;

interface CourseChartProps {
  readonly label: string;
  readonly points: readonly CoursePoint[];
  readonly target: number;
  readonly names: { readonly actual: string; readonly before: string; readonly due: string; readonly forecast: string; readonly target: string };
  readonly say: (value: number) => string;
}

/** The year's course on a canvas; the table under it says the same. */
export function CourseChart({ label, points, target, names, say }: CourseChartProps) {
  const place = useRef<HTMLElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    if (place.current === null) return undefined;
    const made = init(place.current);
    chart.current = made;
    const fitted = new ResizeObserver(() => made.resize());
    fitted.observe(place.current);
    return () => {
      fitted.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(optionOf({ points, target, names, say }), true);
  }, [points, target, names, say]);
  return <figure ref={place} className={style['chart']} aria-label={label} />;
}

const numberOf = (text: string | null | undefined): number | undefined => (text === null || text === undefined ? undefined : Number(text));

/** A month by its number; the day asked within a month by its date. */
function dayLabel(day: string): string {
  const [, month = '', date = ''] = day.split('-');
  return new Date(Date.parse(day) + 24 * 60 * 60 * 1000).getUTCDate() === 1 ? String(Number(month)) : `${Number(month)}-${Number(date)}`;
}

function optionOf({ points, target, names, say }: Omit<CourseChartProps, 'label'>): Option {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const font = { fontFamily: colour('--sans'), fontSize: 12, color: colour('--ink-soft') };
  const last = points.findLastIndex(({ actual }) => actual !== null);
  // The band begins where what is known ends.
  const reach = (of: 'value' | 'low' | 'high') => points.map(({ forecast, actual }, index) => numberOf(forecast?.[of]) ?? (index === last ? numberOf(actual) : undefined));
  const [low, high] = [reach('low'), reach('high')];
  const line = (name: string, values: readonly (number | undefined)[], stroke: string, more: Partial<LineSeriesOption> = {}): LineSeriesOption => ({
    name,
    type: 'line',
    data: values.map((value) => value ?? '-'),
    symbol: 'circle',
    symbolSize: 5,
    showSymbol: false,
    lineStyle: { width: 1.8, color: stroke },
    itemStyle: { color: stroke },
    emphasis: { disabled: true },
    ...more,
  });
  const hidden: Partial<LineSeriesOption> = { lineStyle: { opacity: 0 }, stack: 'band', silent: true };
  const due = points.map(({ seasonDue, calendarDue }) => numberOf(seasonDue) ?? numberOf(calendarDue));
  const rows = (index: number): [string, number | undefined][] => [
    [names.actual, numberOf(points[index]?.actual)],
    [names.before, numberOf(points[index]?.before)],
    [names.due, due[index]],
    [names.forecast, numberOf(points[index]?.forecast?.value)],
  ];
  return {
    animationDuration: 300,
    grid: { left: 4, right: 18, top: 22, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', data: points.map(({ day }) => dayLabel(day)), boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--rule') } }, axisLabel: font },
    yAxis: { type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: colour('--rule') } }, axisLabel: { ...font, formatter: say } },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      textStyle: { ...font, color: colour('--ink') },
      formatter: (given) => {
        const index = (Array.isArray(given) ? given[0] : given)?.dataIndex ?? 0;
        const range = points[index]?.forecast;
        const said = rows(index).flatMap(([name, value]) => (value === undefined ? [] : [`${name}  ${say(value)}`]));
        return [points[index]?.day, ...said, ...(range === null || range === undefined ? [] : [`${say(Number(range.low))} – ${say(Number(range.high))}`])].join('\n');
      },
    },
    series: [
      line('', low, colour('--sea'), hidden),
      line('', high.map((value, index) => (value === undefined || low[index] === undefined ? undefined : value - low[index])), colour('--sea'), { ...hidden, areaStyle: { color: colour('--sea'), opacity: 0.16 } }),
      line(names.before, points.map(({ before }) => numberOf(before)), '#9aa5ac', { lineStyle: { width: 1.4, color: '#9aa5ac' } }),
      line(names.due, due, colour('--loess'), { lineStyle: { width: 1.4, color: colour('--loess'), type: 'dashed' } }),
      line(names.forecast, reach('value'), colour('--sea'), { lineStyle: { width: 1.8, color: colour('--sea'), type: 'dotted' } }),
      line(names.actual, points.map(({ actual }) => numberOf(actual)), colour('--sea'), {
        showSymbol: true,
        lineStyle: { width: 2.6, color: colour('--sea') },
        markLine: { silent: true, symbol: 'none', data: [{ yAxis: target }], lineStyle: { color: colour('--seal'), width: 1.4, type: 'solid' }, label: { ...font, color: colour('--seal'), position: 'insideStartTop', formatter: names.target } },
      }),
    ],
  };
}
