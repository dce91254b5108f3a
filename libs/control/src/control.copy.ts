import { ControlChangedV1 } from '#libs/contracts';
import { copyOf } from '#libs/platform';
import { ControlEdge } from './control.entity.js';

/** Two companies and the kind of their relation stay; its end is told later. */
export const controlCopy = copyOf(ControlEdge).broughtBy(
  ControlChangedV1,
  'changedAt',
  ({ edgeId, shareBasisPoints, toOn, ...told }) => ({
    id: edgeId,
    holder: told.holder,
    held: told.held,
    kind: told.kind,
    shareBasisPoints: shareBasisPoints ?? null,
    basis: told.basis,
    fromOn: told.fromOn,
    toOn: toOn ?? null,
    changedAt: told.changedAt,
  }),
  ['holder', 'held', 'kind', 'shareBasisPoints', 'basis', 'fromOn'],
);
