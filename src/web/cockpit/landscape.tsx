interface LandscapeProps {
  readonly width: number;
  readonly height: number;
}

/** Mountains on the left, sea on the right; says nothing. */
export function Landscape({ width, height }: LandscapeProps) {
  const x = (share: number) => share * width;
  const y = (share: number) => share * height;
  const ridge = (points: readonly (readonly [number, number])[], end: number) => `M0 ${height} ${points.map(([at, up]) => `L${x(at)} ${y(up)}`).join(' ')} L${x(end)} ${height} Z`;
  const wave = (from: number, at: number, sway: number) => `M${x(from)} ${y(at)} ${Array.from({ length: 6 }, (_, turn) => `q${x((1 - from) / 12)} ${turn % 2 === 0 ? -sway : sway} ${x((1 - from) / 6)} 0`).join(' ')} V${height} H${x(from)} Z`;
  return (
    <g aria-hidden>
      <defs>
        <linearGradient id="mountains" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--loess)" stopOpacity=".26" />
          <stop offset="1" stopColor="var(--loess)" stopOpacity="0" />
        </linearGradient>
        <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--sea)" stopOpacity=".2" />
          <stop offset="1" stopColor="var(--sea)" stopOpacity="0" />
        </linearGradient>
        <linearGradient id="shore-fade" gradientUnits="userSpaceOnUse" x1={x(0.55)} y1="0" x2={x(0.72)} y2="0">
          <stop offset="0" stopColor="#000" />
          <stop offset="1" stopColor="#fff" />
        </linearGradient>
        <mask id="shore">
          <rect width={width} height={height} fill="url(#shore-fade)" />
        </mask>
        <linearGradient id="flow" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2={width} y2="0">
          <stop offset=".1" stopColor="var(--loess)" />
          <stop offset=".9" stopColor="var(--sea)" />
        </linearGradient>
      </defs>
      <path d={ridge([[0, 0.7], [0.06, 0.46], [0.1, 0.6], [0.17, 0.32], [0.23, 0.56], [0.28, 0.4], [0.34, 0.66], [0.4, 0.54]], 0.48)} fill="url(#mountains)" />
      <path d={ridge([[0, 0.84], [0.09, 0.64], [0.15, 0.8], [0.24, 0.58], [0.31, 0.82], [0.4, 0.72]], 0.5)} fill="url(#mountains)" />
      <g mask="url(#shore)">
        <path d={wave(0.58, 0.68, 10)} fill="url(#sea)" />
        <path d={wave(0.55, 0.8, 9)} fill="url(#sea)" />
      </g>
    </g>
  );
}
