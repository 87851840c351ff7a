import { Navigate } from '@tanstack/react-router';
import { useMay } from '../shell/session.ts';
import { sections } from './sections.ts';

/** `/administration` itself leads to the first part that one may see. */
export function FirstSection() {
  const { programme } = useMay();
  const first = sections.find(({ needs }) => needs === null || programme(needs));
  return first === undefined ? null : <Navigate to={`/administration/${first.path}`} replace />;
}
