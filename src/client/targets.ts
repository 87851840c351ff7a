import type { Digest } from '../apps/engine/digest.ts';
import type { CoursePoint, TargetCourse } from '../apps/engine/target-course.ts';
import type { Amount } from '../apps/engine/target-amount.ts';
import type { TargetProgress, TargetsTold } from '../apps/engine/target-progress.ts';
import { call, download } from './call.ts';

export type { Amount, CoursePoint, Digest, TargetCourse, TargetProgress, TargetsTold };
export type Standing = NonNullable<TargetProgress['standing']>;

export interface TargetsAsk {
  readonly year?: string | undefined;
  /** As of which day, yyyy-mm-dd. */
  readonly asOf?: string | undefined;
  readonly region?: string | undefined;
  readonly figure?: string | undefined;
}

/** The targets of a year, and how each stands. */
export const listTargets = (ask: TargetsAsk, signal?: AbortSignal) => call<TargetsTold>('GET', '/api/targets', { query: { ...ask }, signal });

/** How one target's figure went through its year, and where it is going. */
export const readTargetCourse = (ask: TargetsAsk & { readonly slice?: string | undefined }, signal?: AbortSignal) => call<TargetCourse>('GET', '/api/targets/course', { query: { ...ask }, signal });

export const readDigest = (week: string | undefined, signal?: AbortSignal) => call<Digest>('GET', '/api/digest', { query: { week }, signal });

/** The digest as Markdown. */
export const readDigestText = (week: string, lang: 'zh' | 'en') => download('/api/digest/text', { query: { week, lang } });
