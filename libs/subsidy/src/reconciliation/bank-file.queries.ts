import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '#libs/kernel';
import type { BankFile } from '../bank/bank-file.entity.js';

/**
 * Keeps a file as it came, once by its content. Of two who take in the same one, the second waits here for the first.
 * @returns its id, and whether it came for the first time
 */
export async function keepFile(
  em: EntityManager,
  file: Pick<BankFile, 'kind' | 'name' | 'sha256' | 'content' | 'lineCount'>,
  importedBy: string,
  now: Date,
): Promise<{ readonly id: string; readonly first: boolean }> {
  const id = newId();
  const kept = await em.execute<{ id: string }[]>(
    `insert into bank_file (id, kind, name, sha256, content, line_count, imported_by, imported_at)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (sha256) do nothing returning id`,
    [id, file.kind, file.name, file.sha256, file.content, file.lineCount, importedBy, now],
  );
  if (kept.length > 0) return { id, first: true };
  const [earlier] = await em.execute<{ id: string }[]>('select id from bank_file where sha256 = ?', [
    file.sha256,
  ]);
  return { id: earlier!.id, first: false };
}
