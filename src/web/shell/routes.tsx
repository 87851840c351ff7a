import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { figureSearch } from '../figures/place.ts';
import { Failure } from './failure.tsx';
import { Frame } from './frame.tsx';
import { Loading } from './loading.tsx';
import { NotFound } from './not-found.tsx';
import { readSearch, writeSearch } from './search-params.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

/** A page of its own chunk, loaded when it is first visited. */
const cockpit = createRoute({ getParentRoute: () => root, path: '/', component: lazyRouteComponent(() => import('../cockpit/cockpit-page.tsx'), 'CockpitPage') });

const figures = createRoute({ getParentRoute: () => root, path: '/figures', validateSearch: figureSearch, component: lazyRouteComponent(() => import('../figures/figures-page.tsx'), 'FiguresPage') });

const figure = createRoute({
  getParentRoute: () => root,
  path: '/figures/$name',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('../figures/figure-page.tsx'), 'FigurePage'),
});

/** All addresses. A page's folder holds its queries, words and parts. */
export const router = createRouter({
  routeTree: root.addChildren([cockpit, figures, figure]),
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
