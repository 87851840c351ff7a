/** A run of calls that one owner makes with nobody else in between. */
interface Turn<Owner, Item> {
  readonly owner: Owner;
  readonly number: number;
  readonly items: Item[];
}

/** Turns in the order in which their first call came; the first one is being served. */
export class Turns<Owner, Item extends { readonly turn: number }> {
  readonly #waiting: Turn<Owner, Item>[] = [];

  add(owner: Owner, item: Item): void {
    const turn = this.#waiting.find((candidate) => candidate.owner === owner && candidate.number === item.turn);
    if (turn) turn.items.push(item);
    else this.#waiting.push({ owner, number: item.turn, items: [item] });
  }

  /** The next call to serve, if the turn being served has one. */
  next(): { owner: Owner; item: Item } | undefined {
    const turn = this.#waiting[0];
    const item = turn?.items.shift();
    return turn && item ? { owner: turn.owner, item } : undefined;
  }

  /** Ends the turn being served. */
  end(): void {
    this.#waiting.shift();
  }

  /** Drops all of an owner's turns; answers whether the one being served was among them. */
  drop(owner: Owner): boolean {
    const held = this.#waiting[0]?.owner === owner;
    for (let index = this.#waiting.length - 1; index >= 0; index--) {
      if (this.#waiting[index]?.owner === owner) this.#waiting.splice(index, 1);
    }
    return held;
  }
}
