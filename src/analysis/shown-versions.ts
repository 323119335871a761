/* What is shown of each version of a variable. */
import type { Version } from '../tape/wiring';

/** What is shown of each version. It goes by the version's node, which is its own: quicker than a Map of objects. */
export class ShownVersions<Shown extends { readonly version: Version }> {
  private readonly byNode: (Shown | undefined)[];

  constructor(nodes: number) {
    this.byNode = new Array(nodes);
  }

  set(version: Version, variable: Shown): void {
    this.byNode[version.node] = variable;
  }

  get(version: Version): Shown | undefined {
    const variable = this.byNode[version.node];
    return variable?.version === version ? variable : undefined;
  }
}
