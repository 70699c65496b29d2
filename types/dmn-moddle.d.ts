declare module 'dmn-moddle' {
  /** An element as the moddle reads it; properties depend on its type. */
  export interface DmnElement {
    readonly $type: string;
    readonly [property: string]: unknown;
  }
  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: DmnElement; warnings: { message: string }[] }>;
  }
}
