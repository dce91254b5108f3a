import { PROVIDER_MOVES } from './provider.moves.js';

test('these moves are permitted, and no others', () =>
  expect(PROVIDER_MOVES).toEqual({
    APPLIED: { ADMITTED: ['PROGRAMME_MANAGER'], REFUSED: ['PROGRAMME_MANAGER'] },
    ADMITTED: {},
    REFUSED: {},
  }));
