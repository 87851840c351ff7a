import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { assessmentSearch } from '../assessment/address.ts';
import { compareSearch } from '../figures/compare-search.ts';
import { journalSearch } from '../administration/journal-search.ts';
import { differencesSearch } from '../review/address.ts';
import { figureSearch } from '../figures/place.ts';
import { ledgerSearch } from '../ledgers/ledger-address.ts';
import { targetsSearch, weekSearch } from '../targets/targets-search.ts';
import { templateSearch } from '../reports/template-search.ts';
import { Failure } from './failure.tsx';
import { Frame } from './frame.tsx';
import { Loading } from './loading.tsx';
import { NotFound } from './not-found.tsx';
import { homeSearch, readSearch, tokenSearch, writeSearch, yearSearch } from './search-params.ts';

const root = createRootRoute({ notFoundComponent: NotFound });

/** Every page but those that fill the screen has the frame around it. A page is a chunk of its own, loaded when it is first visited. */
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Frame, notFoundComponent: NotFound });

const cockpit = createRoute({ getParentRoute: () => framed, path: '/', validateSearch: homeSearch, component: lazyRouteComponent(() => import('../cockpit/cockpit-page.tsx'), 'CockpitPage') });

const published = createRoute({ getParentRoute: () => framed, path: '/published', component: lazyRouteComponent(() => import('../published/published-page.tsx'), 'PublishedPage') });

const figures = createRoute({ getParentRoute: () => framed, path: '/figures', validateSearch: figureSearch, component: lazyRouteComponent(() => import('../figures/figures-page.tsx'), 'FiguresPage') });

const figure = createRoute({
  getParentRoute: () => framed,
  path: '/figures/$name',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('../figures/figure-page.tsx'), 'FigurePage'),
});

const compare = createRoute({ getParentRoute: () => framed, path: '/figures/$name/compare', validateSearch: compareSearch, component: lazyRouteComponent(() => import('../figures/compare-page.tsx'), 'ComparePage') });
const me = createRoute({ getParentRoute: () => framed, path: '/me', component: lazyRouteComponent(() => import('../me/me-page.tsx'), 'MePage') });

const administration = createRoute({ getParentRoute: () => framed, path: '/administration', component: lazyRouteComponent(() => import('../administration/administration-page.tsx'), 'AdministrationPage') });
const administrationParts = [
  createRoute({ getParentRoute: () => administration, path: '/', component: lazyRouteComponent(() => import('../administration/first-section.tsx'), 'FirstSection') }),
  createRoute({ getParentRoute: () => administration, path: '/accounts', component: lazyRouteComponent(() => import('../administration/accounts-section.tsx'), 'AccountsSection') }),
  createRoute({ getParentRoute: () => administration, path: '/roles', component: lazyRouteComponent(() => import('../administration/roles-section.tsx'), 'RolesSection') }),
  createRoute({ getParentRoute: () => administration, path: '/programme', component: lazyRouteComponent(() => import('../administration/programme-section.tsx'), 'ProgrammeSection') }),
  createRoute({ getParentRoute: () => administration, path: '/journal', validateSearch: journalSearch, component: lazyRouteComponent(() => import('../administration/journal-section.tsx'), 'JournalSection') }),
  createRoute({ getParentRoute: () => administration, path: '/integrity', component: lazyRouteComponent(() => import('../administration/integrity-section.tsx'), 'IntegritySection') }),
  createRoute({ getParentRoute: () => administration, path: '/backup', component: lazyRouteComponent(() => import('../administration/backup-section.tsx'), 'BackupSection') }),
  createRoute({ getParentRoute: () => administration, path: '/approvals', component: lazyRouteComponent(() => import('../administration/approvals-section.tsx'), 'ApprovalsSection') }),
  createRoute({ getParentRoute: () => administration, path: '/work', component: lazyRouteComponent(() => import('../administration/work-section.tsx'), 'WorkSection') }),
  createRoute({ getParentRoute: () => administration, path: '/health', component: lazyRouteComponent(() => import('../administration/health-section.tsx'), 'HealthSection') }),
] as const;

/** One-time links lead here; nobody is signed in yet. */
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation', validateSearch: tokenSearch, component: lazyRouteComponent(() => import('../welcome/invitation-page.tsx'), 'InvitationPage') });
const setup = createRoute({ getParentRoute: () => root, path: '/setup', validateSearch: tokenSearch, component: lazyRouteComponent(() => import('../welcome/setup-page.tsx'), 'SetupPage') });

const api = createRoute({ getParentRoute: () => framed, path: '/api', component: lazyRouteComponent(() => import('../api/api-page.tsx'), 'ApiPage') });

const wall = createRoute({ getParentRoute: () => root, path: '/wall', validateSearch: yearSearch, component: lazyRouteComponent(() => import('../wall/wall-page.tsx'), 'WallPage') });

const assessment = createRoute({ getParentRoute: () => framed, path: '/assessment', validateSearch: assessmentSearch, component: lazyRouteComponent(() => import('../assessment/assessment-page.tsx'), 'AssessmentPage') });

const imports = createRoute({ getParentRoute: () => framed, path: '/imports', component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage') });

const oneImport = createRoute({ getParentRoute: () => framed, path: '/imports/$id', component: lazyRouteComponent(() => import('../imports/import-page.tsx'), 'ImportPage') });

const batch = createRoute({ getParentRoute: () => framed, path: '/batches/$number', component: lazyRouteComponent(() => import('../batches/batch-page.tsx'), 'BatchPage') });

const closings = createRoute({ getParentRoute: () => framed, path: '/closings', component: lazyRouteComponent(() => import('../closings/closings-page.tsx'), 'ClosingsPage') });

const closing = createRoute({ getParentRoute: () => framed, path: '/closings/$closing', component: lazyRouteComponent(() => import('../closings/closing-page.tsx'), 'ClosingPage') });

const ledgers = createRoute({ getParentRoute: () => framed, path: '/ledgers', component: lazyRouteComponent(() => import('../ledgers/ledgers-page.tsx'), 'LedgersPage') });

const ledger = createRoute({
  getParentRoute: () => framed,
  path: '/ledgers/$ledger',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('../ledgers/ledger-page.tsx'), 'LedgerPage'),
});

const targets = createRoute({ getParentRoute: () => framed, path: '/targets', validateSearch: targetsSearch, component: lazyRouteComponent(() => import('../targets/targets-page.tsx'), 'TargetsPage') });

const digest = createRoute({ getParentRoute: () => framed, path: '/digest', validateSearch: weekSearch, component: lazyRouteComponent(() => import('../digest/digest-page.tsx'), 'DigestPage') });

const record = createRoute({ getParentRoute: () => framed, path: '/ledgers/$ledger/$record', component: lazyRouteComponent(() => import('../records/record-page.tsx'), 'RecordPage') });

const reports = createRoute({ getParentRoute: () => framed, path: '/reports', component: lazyRouteComponent(() => import('../reports/reports-page.tsx'), 'ReportsPage') });

const template = createRoute({
  getParentRoute: () => framed,
  path: '/reports/templates/$name',
  validateSearch: templateSearch,
  component: lazyRouteComponent(() => import('../reports/template-page.tsx'), 'TemplatePage'),
});

const issued = createRoute({ getParentRoute: () => framed, path: '/reports/issued/$id', component: lazyRouteComponent(() => import('../reports/issued-page.tsx'), 'IssuedPage') });

const review = createRoute({ getParentRoute: () => framed, path: '/review', component: lazyRouteComponent(() => import('../review/review-page.tsx'), 'ReviewPage') });

const differences = createRoute({ getParentRoute: () => framed, path: '/differences', validateSearch: differencesSearch, component: lazyRouteComponent(() => import('../review/differences-page.tsx'), 'DifferencesPage') });

/** All addresses. A page's folder holds its queries, words and parts. */
export const router = createRouter({
  routeTree: root.addChildren([framed.addChildren([cockpit, published, figures, figure, compare, assessment, ledgers, ledger, record, targets, digest, reports, template, issued, imports, oneImport, batch, closings, closing, review, differences, api, me, administration.addChildren(administrationParts)]), wall, invitation, setup]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failure,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
