declare module 'bpmn-moddle' {
  /** What stands in the root of a file; its properties are those of the BPMN meta-model. */
  export type ModdleElement = {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly id?: string;
    readonly name?: string;
    readonly [property: string]: unknown;
  };

  export class BpmnModdle {
    /** Extension packages by their prefix, such as `{ zeebe }`. */
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{
      rootElement: ModdleElement;
      elementsById: Record<string, ModdleElement>;
      warnings: readonly Error[];
    }>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
