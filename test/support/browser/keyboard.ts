import type { Locator } from 'playwright-core';
import type { Person } from './person.ts';

/** More controls than any page has before the one that is sought. */
const FARTHEST = 300;

type Role = Parameters<Locator['getByRole']>[0];

/** Somebody without a mouse: goes by Tab, and fails at what cannot be reached or worked by keys. */
export class Keyboard {
  private readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  async reaches(control: Locator): Promise<void> {
    await control.waitFor();
    for (let step = 0; step < FARTHEST; step++) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.person.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(control)}`);
  }

  /** A link or a button. */
  async activates(role: Role, name: string | RegExp): Promise<void> {
    await this.reaches(this.person.page.getByRole(role, { name }).first());
    await this.person.hits('Enter');
  }

  /** In the place of what stood there. */
  async types(label: string | RegExp, text: string): Promise<void> {
    const field = this.person.page.getByLabel(label).first();
    await this.reaches(field);
    await this.person.page.keyboard.press('Control+A');
    await this.person.page.keyboard.type(text);
  }

  /** A tick, or a choice of several that Tab has reached. */
  async ticks(label: string | RegExp): Promise<void> {
    await this.reaches(this.person.page.getByLabel(label).first());
    await this.person.page.keyboard.press('Space');
  }

  /** A list that lies closed in a field. */
  async chooses(label: string, option: string): Promise<void> {
    const list = this.person.page.getByLabel(label).first();
    await this.reaches(list);
    await this.person.page.keyboard.press('Home');
    for (let step = 0; step < FARTHEST; step++) {
      if (
        await list.evaluate(
          (field: HTMLSelectElement, text) => field.selectedOptions[0]?.label === text,
          option,
        )
      )
        return;
      await this.person.page.keyboard.press('ArrowDown');
    }
    throw new Error(`The keys do not lead to ${option}`);
  }

  /** A day or a minute, part by part as the browser's own field takes them, in the order of its language. */
  async dates(label: string, moment: string): Promise<void> {
    const field = this.person.page.getByLabel(label).first();
    await this.reaches(field);
    const { keyboard } = this.person.page;
    for (const parts of [yearFirst(moment), monthFirst(moment)]) {
      for (const part of parts) {
        await keyboard.type(part);
        // What can be nothing longer goes on by itself; a year of four digits could be.
        if (part.length === 4) await keyboard.press('ArrowRight');
      }
      if ((await field.inputValue()) === moment) return;
      for (const _ of parts) await keyboard.press('ArrowLeft');
    }
    throw new Error(`${label} says ${await field.inputValue()}, and not ${moment}`);
  }
}

function yearFirst(moment: string): string[] {
  return moment.split(/\D/);
}

/** By the clock of twelve hours. */
function monthFirst(moment: string): string[] {
  const [year, month, day, hour, minute] = moment.split(/\D/) as [string, string, string, string?, string?];
  if (!hour || !minute) return [month, day, year];
  const ofTwelve = String(Number(hour) % 12 || 12).padStart(2, '0');
  return [month, day, year, ofTwelve, minute, Number(hour) < 12 ? 'A' : 'P'];
}
