// What the app's views use of SwiftUI, declared and with nothing behind it: with it a compiler tells on any
// machine whether they fit together and fit the kit. Styles, colours and places have no types of their own here.
@_exported import Foundation

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor var body: Body { get }
}
extension Never: View { public var body: Never { fatalError() } }
public protocol Drawn: View where Body == Never {}
extension Drawn { public var body: Never { fatalError() } }
public struct EmptyView: Drawn { public init() {} }
public struct TupleView<T>: Drawn {}
public struct Either<A: View, B: View>: Drawn {}
extension Optional: View where Wrapped: View { public var body: Never { fatalError() } }
extension Group: View where Content: View { public var body: Never { fatalError() } }
@resultBuilder public enum ViewBuilder {
    public static func buildExpression<C: View>(_ c: C) -> C { c }
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<C: View>(_ c: C) -> C { c }
    public static func buildBlock<each C: View>(_ c: repeat each C) -> TupleView<(repeat each C)> { TupleView() }
    public static func buildIf<C: View>(_ c: C?) -> C? { c }
    public static func buildEither<A: View, B: View>(first: A) -> Either<A, B> { Either() }
    public static func buildEither<A: View, B: View>(second: B) -> Either<A, B> { Either() }
}
public struct Group<Content> {}
extension Group where Content: View { public init(@ViewBuilder _ c: () -> Content) {} }
public struct HorizontalAlignment: Sendable { public static let leading = Self(), trailing = Self(), center = Self() }
public struct Alignment { public static let leading = Self(), trailing = Self(), center = Self() }
public struct Edge { public struct Set { public static let horizontal = Self(), vertical = Self(), all = Self() } }
public enum VerticalEdge { case top, bottom }
public enum HorizontalEdge { case leading, trailing }
public struct VStack<C: View>: Drawn {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {}
}
public struct LazyVStack<C: View>: Drawn {
    public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {}
}
public struct HStack<C: View>: Drawn { public init(spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct ScrollView<C: View>: Drawn { public init(@ViewBuilder content: () -> C) {} }
public struct AxisSet { public static let vertical = Self(), horizontal = Self() }
public struct ViewThatFits<C: View>: Drawn {
    public init(in axes: AxisSet = .vertical, @ViewBuilder content: () -> C) {}
}
public struct List<C: View>: Drawn { public init(@ViewBuilder content: () -> C) {} }
public struct Form<C: View>: Drawn { public init(@ViewBuilder content: () -> C) {} }
public struct Section<C: View>: Drawn {
    public init(@ViewBuilder content: () -> C) {}
    public init(_ t: String, @ViewBuilder content: () -> C) {}
}
public struct ForEach<D: RandomAccessCollection, ID: Hashable, C: View>: Drawn {
    public init(_ d: D, id: KeyPath<D.Element, ID>, @ViewBuilder content: @escaping (D.Element) -> C) {}
}
public struct Text: Drawn {
    public init(_ s: String) {}
    public func font(_ f: Font?) -> Text { self }
    public func foregroundStyle<S: ShapeStyle>(_ s: S) -> Text { self }
}
public struct Label<T: View, I: View>: Drawn { public init(@ViewBuilder title: () -> T, @ViewBuilder icon: () -> I) {} }
extension Label where T == Text, I == Image { public init(_ s: String, systemImage: String) {} }
public struct Image: Drawn { public init(systemName: String) {} }
public struct Spacer: Drawn { public init() {} }
public struct ButtonRole: Sendable { public static let destructive = Self(), cancel = Self() }
public struct Button<L: View>: Drawn {
    public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {}
}
extension Button where L == Text {
    public init(_ t: String, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) {}
}
extension Button where L == Label<Text, Image> {
    public init(_ t: String, systemImage: String, action: @escaping @MainActor () -> Void) {}
}
public struct Toggle<L: View>: Drawn { public init(isOn: Binding<Bool>, @ViewBuilder label: () -> L) {} }
extension Toggle where L == Text { public init(_ t: String, isOn: Binding<Bool>) {} }
public struct Picker<V: Hashable, C: View>: Drawn {
    public init(_ t: String, selection: Binding<V>, @ViewBuilder content: () -> C) {}
}
public struct Stepper<L: View>: Drawn {
    public init<V: Strideable>(value: Binding<V>, in r: ClosedRange<V>, @ViewBuilder label: () -> L) {}
}
public struct DisclosureGroup<C: View>: Drawn { public init(_ t: String, @ViewBuilder content: @escaping () -> C) {} }
public struct LabeledContent<C: View>: Drawn { public init(_ t: String, @ViewBuilder content: () -> C) {} }
public struct TextField: Drawn {
    public init(_ t: String, text: Binding<String>) {}
    public init<F: ParseableFormatStyle>(_ t: String, value: Binding<F.FormatInput>, format: F)
    where F.FormatOutput == String {}
}
public struct SecureField: Drawn { public init(_ t: String, text: Binding<String>) {} }
public struct NavigationStack<C: View>: Drawn { public init<D>(path: Binding<D>, @ViewBuilder root: () -> C) {} }
public struct TabView<S: Hashable, C: View>: Drawn {
    public init(selection: Binding<S>, @ViewBuilder content: () -> C) {}
}
public struct ProgressView<L: View>: Drawn {}
extension ProgressView where L == EmptyView { public init() {} }
extension ProgressView where L == Text {
    public init(_ t: String) {}
    public init(_ t: String, value: Double?, total: Double = 1) {}
}
public struct TimelineContext { public let date: Foundation.Date }
public struct Schedule { public static func periodic(from: Foundation.Date, by: Double) -> Schedule { Schedule() } }
public struct TimelineView<C: View>: Drawn {
    public init(_ s: Schedule, @ViewBuilder content: @escaping (TimelineContext) -> C) {}
}
public protocol ShapeStyle {}
public struct AnyStyle: ShapeStyle {}
extension ShapeStyle where Self == AnyStyle {
    public static var background: AnyStyle { AnyStyle() }
    public static var tint: AnyStyle { AnyStyle() }
    public static var primary: AnyStyle { AnyStyle() }
    public static var secondary: AnyStyle { AnyStyle() }
    public static var bar: AnyStyle { AnyStyle() }
    public static var regularMaterial: AnyStyle { AnyStyle() }
    public static var white: AnyStyle { AnyStyle() }
    public static var black: AnyStyle { AnyStyle() }
}
public protocol Shape: View {}
extension Shape {
    public func trim(from: CGFloat = 0, to: CGFloat = 1) -> some Shape { self }
    public func stroke(style: StrokeStyle) -> some Shape { self }
}
extension Shape { public var body: Never { fatalError() } }
public struct RoundedRectangle: Shape {}
public struct Rectangle: Shape {}
extension Shape where Self == Rectangle { public static var rect: Rectangle { Rectangle() } }
extension Shape where Self == RoundedRectangle {
    public static func rect(cornerRadius: CGFloat) -> RoundedRectangle { RoundedRectangle() }
}
public struct Circle: Shape { public init() {} }
public struct StrokeStyle { public init(lineWidth: CGFloat) {} }
public struct Angle { public static func degrees(_ d: Double) -> Angle { Angle() } }
public struct Path {
    public init() {}
    public mutating func addRect(_ r: CGRect) {}
}
public struct Color: Drawn { public static let clear = Color(), black = Color(), white = Color() }
public struct Shading { public static func color(_ c: Color) -> Shading { Shading() } }
public struct GraphicsContext { public func fill(_ p: Path, with: Shading) {} }
public struct Canvas: Drawn { public init(renderer: @escaping (inout GraphicsContext, CGSize) -> Void) {} }
public struct Font {
    public enum Weight { case bold }
    public static let headline = Font(), footnote = Font(), caption2 = Font(), title = Font(), title2 = Font(),
        title3 = Font(), largeTitle = Font(), body = Font()
    public func bold() -> Font { self }
    public func monospacedDigit() -> Font { self }
    public static func system(size: CGFloat) -> Font { Font() }
}
@propertyWrapper public struct State<V> {
    public init(wrappedValue: V) { self.wrappedValue = wrappedValue }
    public var wrappedValue: V {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding<V> { fatalError() }
}
extension State where V: ExpressibleByNilLiteral { public init() { fatalError() } }
@propertyWrapper @dynamicMemberLookup public struct Binding<V> {
    public init() {}
    public var wrappedValue: V {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: Binding<V> { self }
    public subscript<S>(dynamicMember k: WritableKeyPath<V, S>) -> Binding<S> { fatalError() }
}
@dynamicMemberLookup public struct Bindable<V: AnyObject> {
    public init(_ v: V) {}
    public subscript<S>(dynamicMember k: ReferenceWritableKeyPath<V, S>) -> Binding<S> { fatalError() }
}
@propertyWrapper public struct Environment<V> {
    public init(_ k: KeyPath<EnvironmentValues, V>) {}
    public init(_ t: V.Type) where V: AnyObject {}
    public var wrappedValue: V { fatalError() }
}
@propertyWrapper public struct FocusState<V> {
    public init() where V == Bool {}
    public var wrappedValue: V {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: FocusBinding { FocusBinding() }
}
public struct FocusBinding {}
@propertyWrapper public struct AccessibilityFocusState<V> {
    public init() where V == Bool {}
    public var wrappedValue: V {
        get { fatalError() }
        nonmutating set {}
    }
    public var projectedValue: FocusBinding { FocusBinding() }
}
public enum DynamicTypeSize: Comparable {
    case large, accessibility2
    public var isAccessibilitySize: Bool { false }
}
public enum ScenePhase { case active, background, inactive }
public struct EnvironmentValues {
    public var locale: Locale
    public var accessibilityVoiceOverEnabled: Bool
    public var accessibilityReduceMotion: Bool
    public var isEnabled: Bool
    public var dynamicTypeSize: DynamicTypeSize
    public var scenePhase: ScenePhase
}
public struct AccessibilityTraits {
    public static let isHeader = Self(), isButton = Self(), isImage = Self(), isSelected = Self()
}
extension AccessibilityTraits: ExpressibleByArrayLiteral { public init(arrayLiteral: Never...) {} }
public enum ChildBehavior { case combine, ignore, contain }
public enum TitleMode { case inline }
public enum Visibility { case visible }
public enum ButtonLook { case bordered, borderedProminent }
public enum LabelLook { case iconOnly }
public enum FieldLook { case roundedBorder }
public enum PickerLook { case segmented }
public enum TabLook { case page }
public enum Capitalization { case never }
public enum Keyboard { case numberPad, URL }
public struct ContentType { public static let password = ContentType() }
public enum TextAlignment { case trailing }
public enum Feedback { case success, warning }
public enum Detent: Hashable { case large }
public enum ContentMode { case fit }
public struct Placement {
    public static let primaryAction = Self(), secondaryAction = Self(), bottomBar = Self(), cancellationAction = Self()
}
public protocol ToolbarContent {}
public struct ToolbarItem<C: View>: ToolbarContent {
    public init(placement: Placement, @ViewBuilder content: () -> C) {}
}
public struct ToolbarItemGroup<C: View>: ToolbarContent {
    public init(placement: Placement, @ViewBuilder content: () -> C) {}
}
public struct Toolbar: ToolbarContent {}
@resultBuilder public enum ToolbarBuilder {
    public static func buildBlock(_ c: any ToolbarContent...) -> Toolbar { Toolbar() }
    public static func buildIf(_ c: Toolbar?) -> Toolbar { Toolbar() }
    public static func buildExpression(_ c: any ToolbarContent) -> any ToolbarContent { c }
}
extension View {
    public func font(_ f: Font?) -> some View { self }
    public func foregroundStyle<S: ShapeStyle>(_ s: S) -> some View { self }
    public func background<S: ShapeStyle>(_ s: S) -> some View { self }
    public func background<S: ShapeStyle, T: Shape>(_ s: S, in t: T) -> some View { self }
    public func background<C: View>(@ViewBuilder content: () -> C) -> some View { self }
    public func frame(width: CGFloat? = nil, height: CGFloat? = nil) -> some View { self }
    public func frame(
        minWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
        alignment: Alignment = .center
    ) -> some View { self }
    public func padding(_ e: Edge.Set = .all) -> some View { self }
    public func padding() -> some View { self }
    public func disabled(_ b: Bool) -> some View { self }
    public func id<H: Hashable>(_ h: H) -> some View { self }
    public func tag<H: Hashable>(_ h: H) -> some View { self }
    public func onAppear(perform: (@MainActor () -> Void)? = nil) -> some View { self }
    public func onDisappear(perform: (@MainActor () -> Void)? = nil) -> some View { self }
    public func onSubmit(_ a: @escaping () -> Void) -> some View { self }
    public func onChange<V: Equatable>(of v: V, initial: Bool = false, _ a: @escaping (V, V) -> Void) -> some View {
        self
    }
    public func onChange<V: Equatable>(of v: V, initial: Bool = false, _ a: @escaping () -> Void) -> some View { self }
    public func onTapGesture(count: Int = 1, perform: @escaping () -> Void) -> some View { self }
    public func contentShape<S: Shape>(_ s: S) -> some View { self }
    public func clipShape<S: Shape>(_ s: S) -> some View { self }
    public func accessibilityLabel(_ s: String) -> some View { self }
    public func accessibilityHint(_ s: String) -> some View { self }
    public func accessibilityValue(_ s: String) -> some View { self }
    public func accessibilityHidden(_ b: Bool) -> some View { self }
    public func accessibilityElement(children: ChildBehavior = .ignore) -> some View { self }
    public func accessibilityAddTraits(_ t: AccessibilityTraits) -> some View { self }
    public func accessibilityFocused(_ f: FocusBinding) -> some View { self }
    public func accessibilityAction(_ a: @escaping () -> Void) -> some View { self }
    public func accessibilityActions<C: View>(@ViewBuilder _ c: () -> C) -> some View { self }
    public func swipeActions<C: View>(edge: HorizontalEdge = .trailing, @ViewBuilder content: () -> C) -> some View {
        self
    }
    public func contextMenu<C: View>(@ViewBuilder menuItems: () -> C) -> some View { self }
    public func navigationTitle(_ s: String) -> some View { self }
    public func navigationBarTitleDisplayMode(_ m: TitleMode) -> some View { self }
    public func navigationDestination<D: Hashable, C: View>(for: D.Type, @ViewBuilder destination: @escaping (D) -> C)
        -> some View
    { self }
    public func safeAreaInset<C: View>(edge: VerticalEdge, @ViewBuilder content: () -> C) -> some View { self }
    public func sheet<C: View>(isPresented: Binding<Bool>, @ViewBuilder content: @escaping () -> C) -> some View {
        self
    }
    public func fullScreenCover<C: View>(isPresented: Binding<Bool>, @ViewBuilder content: @escaping () -> C)
        -> some View
    { self }
    public func presentationDetents(_ d: Set<Detent>) -> some View { self }
    public func interactiveDismissDisabled(_ b: Bool) -> some View { self }
    public func toolbar(@ToolbarBuilder content: () -> Toolbar) -> some View { self }
    public func searchable(text: Binding<String>, isPresented: Binding<Bool>, prompt: String) -> some View { self }
    public func refreshable(action: @escaping @Sendable () async -> Void) -> some View { self }
    public func dynamicTypeSize(_ r: PartialRangeThrough<DynamicTypeSize>) -> some View { self }
    public func fixedSize(horizontal: Bool = true, vertical: Bool = true) -> some View { self }
    public func minimumScaleFactor(_ f: CGFloat) -> some View { self }
    public func lineLimit(_ n: Int?) -> some View { self }
    public func buttonStyle(_ s: ButtonLook) -> some View { self }
    public func labelStyle(_ s: LabelLook) -> some View { self }
    public func textFieldStyle(_ s: FieldLook) -> some View { self }
    public func pickerStyle(_ s: PickerLook) -> some View { self }
    public func tabViewStyle(_ s: TabLook) -> some View { self }
    public func textInputAutocapitalization(_ c: Capitalization?) -> some View { self }
    public func autocorrectionDisabled(_ b: Bool = true) -> some View { self }
    public func keyboardType(_ k: Keyboard) -> some View { self }
    public func textContentType(_ t: ContentType?) -> some View { self }
    public func multilineTextAlignment(_ t: TextAlignment) -> some View { self }
    public func focused(_ f: FocusBinding) -> some View { self }
    public func sensoryFeedback<T: Equatable>(_ f: Feedback, trigger: T) -> some View { self }
    public func rotationEffect(_ a: Angle) -> some View { self }
    public func aspectRatio(_ r: CGFloat?, contentMode: ContentMode) -> some View { self }
    public func confirmationDialog<A: View, M: View>(
        _ t: String, isPresented: Binding<Bool>, titleVisibility: Visibility, @ViewBuilder actions: () -> A,
        @ViewBuilder message: () -> M
    ) -> some View { self }
    public func confirmationDialog<A: View, M: View, T>(
        _ t: String, isPresented: Binding<Bool>, titleVisibility: Visibility, presenting: T?,
        @ViewBuilder actions: (T) -> A, @ViewBuilder message: (T) -> M
    ) -> some View { self }
}
