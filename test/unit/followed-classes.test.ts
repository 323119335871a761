/* Classes of the file in both languages: what they inherit, what their members compute, what makes instances of them. */
import { eachShows, noneIsWrong, type Rows } from './followed-rows';

const base =
  'class A:\n    k = 2.0\n    def __init__(self, w): self.w = w\n    def f(self, z): return self.w * z\n';

const inPython: Rows = {
  'super calls the method of the class above': `${base}class B(A):\n    def f(self, z): return super().f(z) + 0.5\nout = B(1.5).f(2.5) * 2`,
  'super fills what the class above has': `${base}class B(A):\n    def __init__(self, w):\n        super().__init__(w * 3)\n        self.v = self.w + 1\nout = B(1.5).v * 2`,
  'super with its class and object is the same': `${base}class B(A):\n    def f(self, z): return super(B, self).f(z) - 1\nout = B(1.5).f(2.5) * 2`,
  'super of two classes goes on where each stands': `${base}class B(A):\n    def f(self, z): return super().f(z) + 0.5\nclass C(B):\n    def f(self, z): return 2 * super().f(z)\nout = C(1.5).f(2.5) + 1`,
  'super goes along the order of the object’s own class':
    'class A:\n    def f(self): return 1.5\nclass B(A):\n    def f(self): return 2 * super().f()\nclass C(A):\n    def f(self): return 5.5 + super().f()\nclass D(B, C): pass\nout = D().f() * 3',
  'the method of a class above gets its object by hand': `${base}class B(A):\n    def __init__(self, w): A.__init__(self, w + 1)\nout = B(1.5).f(2.5)`,
  'super in a method that is called through its class': `${base}class B(A):\n    def f(self, z): return super().f(z) * 3\nout = B.f(B(0.5), 2.5) + 1`,
  'what no class above fills is left as it is':
    'class A:\n    def __init__(self):\n        super().__init__()\n        self.w = 1.5\nout = A().w * 3',
  'a class has the parts of all that it builds on':
    'class A:\n    k = 2.5\nclass B:\n    def f(self): return self.k * 3\nclass C(A, B): pass\nout = C().f() + 1',
  'a property is computed where it is read':
    'class A:\n    def __init__(self): self.r = 1.5\n    @property\n    def area(self): return self.r ** 2\na = A()\nb = a.area\na.r = 2.5\nout = a.area * b',
  'a property is set by its setter':
    'class A:\n    @property\n    def v(self): return self.u * 2\n    @v.setter\n    def v(self, z): self.u = z + 1\na = A()\na.v = 1.5\na.v += 0.5\nout = a.v * 2',
  'a property of the class above is inherited':
    'class A:\n    @property\n    def v(self): return self.u * 2\nclass B(A):\n    def __init__(self): self.u = 1.5\nout = B().v * 3',
  'a method may stand for a property of the class above':
    'class A:\n    @property\n    def v(self): return 1.5\nclass B(A):\n    def v(self): return 2.5\nout = B().v() * 3',
  'a class method gets the class that is asked':
    'class A:\n    k = 1.5\n    @classmethod\n    def make(cls, w):\n        a = cls()\n        a.w = w * cls.k\n        return a\nclass B(A):\n    k = 2.5\nout = A.make(2).w + B.make(3).w',
  'a class method may be asked of an object':
    'class A:\n    k = 1.5\n    @classmethod\n    def f(cls, z): return cls.k * z\nout = A().f(3) * 2',
  'a static method gets nothing':
    'class A:\n    @staticmethod\n    def f(z): return z * 3\nclass B(A): pass\nout = A.f(1.5) + B().f(2.5)',
  'a decorator of the file wraps a method':
    'def twice(f):\n    def g(self, z): return 2 * f(self, z)\n    return g\nclass A:\n    w = 1.5\n    @twice\n    def f(self, z): return self.w * z\nout = A().f(2.5) + 1',
  'an abstract class has methods as any other':
    'from abc import ABC, abstractmethod\nclass A(ABC):\n    @abstractmethod\n    def f(self): ...\n    def g(self): return self.f() * 2\nclass B(A):\n    def f(self): return 1.5\nout = B().g() + 1',
  'calling an object calls its class':
    'class A:\n    def __call__(self, *z): return self.f(*z)\nclass B(A):\n    def f(self, z): return z * 3\nout = B()(1.5) + 1',
};

const unsureInPython: Rows = {
  'a function of the class that has become another one':
    'class A:\n    def f(self): return 1.5\ndef g(self): return 2.5\nA.f = g\nout = A().f() * 2',
  'a method of the class under another name':
    'class A:\n    w = 1.5\n    def f(self): return self.w\nA.g = A.f\nout = A().g() * 2',
  'a property without a setter':
    'class A:\n    @property\n    def v(self): return 1.5\na = A()\ntry:\n    a.v = 2.5\n    out = 1\nexcept AttributeError:\n    out = 3.5\nout = out * 2',
  'classes in an order that there is none of':
    'class A: pass\nclass B(A): pass\nout = 1.5\ntry:\n    class C(A, B): pass\n    out = 2.5\nexcept TypeError: out = 3.5\nout = out * 2',
  'a type whose default is none': 'class A:\n    w: float\n    def f(self): return 1.5\nout = A().f() * 2',
};

const inScript: Rows = {
  'a method that a console calls':
    'class A { w = 1.5; [Symbol.for("nodejs.util.inspect.custom")]() { return 9.5; } f() { return this.w * 2; } }\nlet out = new A().f() * 2;',
  'super calls the method of the class above':
    'class A { f(z) { return 1.5 * z; } }\nclass B extends A { f(z) { return super.f(z) + 0.5; } }\nlet out = new B().f(2) * 3;',
  'super fills what the class above has':
    'class A { constructor(w) { this.w = w; } }\nclass B extends A { constructor(w) { super(w * 3); this.v = this.w + 1; } }\nlet out = new B(1.5).v * 2;',
  'super in an arrow is that of the method around':
    'class A { f(z) { return 1.5 * z; } }\nclass B extends A { f(z) { const g = () => super.f(z); return g() + 1; } }\nlet out = new B().f(2) * 3;',
  'a class without a constructor has that of the class above':
    'class A { constructor(w) { this.w = w; } }\nclass B extends A { k = 2.5; }\nconst b = new B(1.5);\nlet out = b.w * b.k;',
  'fields come after the class above has made its own':
    'class A { constructor() { this.w = 1.5; } }\nclass B extends A { v = this.w * 2; }\nlet out = new B().v + 1;',
  'a constructor of the class above sees no field of its own yet':
    'class A { v = 1.5; constructor() { this.w = this.v; } }\nclass B extends A { v = 2.5; }\nconst b = new B();\nlet out = b.w + 10 * b.v;',
  'a getter is computed where it is read':
    'class A { constructor() { this.r = 1.5; } get area() { return this.r ** 2; } }\nconst a = new A();\nlet b = a.area;\na.r = 2.5;\nlet out = a.area * b;',
  'a setter sets':
    'class A { get v() { return this.u * 2; } set v(z) { this.u = z + 1; } }\nconst a = new A();\na.v = 1.5;\na.v += 0.5;\nlet out = a.v * 2;',
  'a getter of the class above is inherited, and that of super is read':
    'class A { get v() { return this.u * 2; } }\nclass B extends A { u = 1.5; get v() { return super.v + 1; } }\nlet out = new B().v * 3;',
  'a static method of the class above makes the class that is asked':
    'class A { k = 1.5; static make() { return new this(); } }\nclass B extends A { k = 2.5; }\nlet out = B.make().k + A.make().k * 2;',
  'super in a static method':
    'class A { static f(z) { return z * 2; } }\nclass B extends A { static f(z) { return super.f(z) + 1; } }\nlet out = B.f(1.5) * 3;',
};

const unsureInScript: Rows = {
  'an object that is gone through':
    'let n = 0.5;\nclass A { *[Symbol.iterator]() { n += 1; yield n; yield 2.5; } }\nconst a = new A();\nlet s = n;\nfor (const v of a) s += v;\nconst [x] = a;\nlet out = s * 2 + x + n;',
  'an object that is spread':
    'let n = 0.5;\nclass A { *[Symbol.iterator]() { n += 1; yield n; } }\nconst a = new A();\nconst w = [...a];\nlet out = w[0] * 2 + n;',
  'an object that is a number in what the file does not give':
    'class A { [Symbol.toPrimitive]() { return 2.5; } }\nconst o = { u: new A() * 2 };\nlet out = o.u * 3;',
  'an object that is a number':
    'let n = 0.5;\nclass A { [Symbol.toPrimitive]() { n += 1; return n; } }\nconst a = new A();\nlet s = a * 2;\ns += +a;\nlet out = s * n;',
  'a getter without a setter is not written':
    'class A { get v() { return 1.5; } }\nconst a = new A();\ntry { a.v = 2.5; } catch { }\nlet out = a.v * 2;',
  'a field hides a getter of the class above':
    'class A { get v() { return 1.5; } }\nclass B extends A { v = 2.5; }\nlet out = new B().v * 2;',
  'the class above gives another object':
    'class A { constructor() { this.w = 9.5; return { w: 1.5 }; } }\nclass B extends A { constructor() { super(); this.v = 2.5; } }\nconst b = new B();\nlet out = b.w * 2 + b.v;',
};

describe('classes of the file', () => {
  eachShows(inPython, 'python');
  noneIsWrong(unsureInPython, 'python');
  eachShows(inScript, 'javascript');
  noneIsWrong(unsureInScript, 'javascript');
});
