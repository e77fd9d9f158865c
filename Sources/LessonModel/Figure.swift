/// A picture: panels in a grid, each with axes and what is drawn in them.  Whoever makes a figure says what is in it; the report decides how it looks.
public struct Figure: Codable, Hashable, Sendable {
    /// What a reader who cannot see the picture must know.
    public var alt: String
    public var title: String?
    /// The grid of panels, filled row by row.
    public var rows: Int
    public var columns: Int
    public var panels: [Panel]
    /// A finished drawing instead of panels; it is cleaned before it is shown.
    public var svg: String?
    /// A graph instead of panels.
    public var graph: Graph?
    /// Width and height in inches, as `figsize` has it.
    public var size: [Double]?

    public init(alt: String, title: String? = nil, rows: Int = 1, columns: Int = 1, panels: [Panel] = [], svg: String? = nil, size: [Double]? = nil, graph: Graph? = nil) {
        self.graph = graph
        self.alt = alt
        self.title = title
        self.rows = rows
        self.columns = columns
        self.panels = panels
        self.svg = svg
        self.size = size
    }

    /// One pair of axes.
    public struct Panel: Codable, Hashable, Sendable {
        public enum Scale: String, Codable, Sendable { case linear, log }

        public var title: String?
        public var xLabel: String?
        public var yLabel: String?
        public var xScale: Scale
        public var yScale: Scale
        /// Lower and upper bound, when the program set them.
        public var xLimits: [Double]?
        public var yLimits: [Double]?
        public var grid: Bool
        public var legend: Bool
        /// False when the program switched the axes off, as picture grids do.
        public var axes: Bool
        public var marks: [Mark]

        public init(
            title: String? = nil, xLabel: String? = nil, yLabel: String? = nil, xScale: Scale = .linear, yScale: Scale = .linear, xLimits: [Double]? = nil,
            yLimits: [Double]? = nil, grid: Bool = false, legend: Bool = false, axes: Bool = true, marks: [Mark] = []
        ) {
            self.title = title
            self.xLabel = xLabel
            self.yLabel = yLabel
            self.xScale = xScale
            self.yScale = yScale
            self.xLimits = xLimits
            self.yLimits = yLimits
            self.grid = grid
            self.legend = legend
            self.axes = axes
            self.marks = marks
        }
    }

    /// Something drawn in a panel.
    public enum Mark: Codable, Hashable, Sendable {
        case series(Series)
        case image(Image)
        case text(Text)
    }

    /// Words at a place of a panel, in the coordinates of the panel's data.
    public struct Text: Codable, Hashable, Sendable {
        public var text: String
        public var x: Double
        public var y: Double
        /// The side of the words that is at `x`: `left`, `center` or `right`.
        public var side: String
        /// The part of the words that is at `y`: `center`, `top`, or else their lower edge.
        public var height: String
        /// As for series.
        public var color: String?

        public init(text: String, x: Double, y: Double, side: String = "center", height: String = "center", color: String? = nil) {
            self.text = text
            self.x = x
            self.y = y
            self.side = side
            self.height = height
            self.color = color
        }
    }

    /// Boxes with arrows between them: operations and what they compute.  Arrows lead from what is computed first to what is computed from it.
    public struct Graph: Codable, Hashable, Sendable {
        public struct Node: Codable, Hashable, Sendable {
            public enum Kind: String, Codable, Sendable {
                /// A tensor that asks for gradients.
                case leaf
                case operation
                /// A value that an operation keeps for its derivative.
                case saved
                case result
            }

            public var kind: Kind
            /// The name; then shape, value and gradient, a line each.
            public var lines: [String]

            public init(kind: Kind, lines: [String]) {
                self.kind = kind
                self.lines = lines
            }
        }

        public struct Edge: Codable, Hashable, Sendable {
            /// Places in `nodes`.
            public var from: Int
            public var to: Int

            public init(from: Int, to: Int) {
                self.from = from
                self.to = to
            }
        }

        public var nodes: [Node]
        public var edges: [Edge]
        /// How many nodes there were before the drawing was cut to what can be read.
        public var total: Int

        public init(nodes: [Node], edges: [Edge], total: Int? = nil) {
            self.nodes = nodes
            self.edges = edges
            self.total = total ?? nodes.count
        }
    }

    /// Points that belong together.
    public struct Series: Codable, Hashable, Sendable {
        public enum Kind: String, Codable, Sendable { case line, points, bars, horizontalBars, steps }

        public var kind: Kind
        public var label: String?
        public var x: [Double]
        public var y: [Double]
        /// Names for the places of bars.
        public var names: [String]?
        /// A colour by its number in the palette (0 to 7) or as `#rrggbb`.
        public var color: String?
        public var dashed: Bool
        /// Points are marked on the line.
        public var markers: Bool

        public init(
            kind: Kind = .line, label: String? = nil, x: [Double], y: [Double], names: [String]? = nil, color: String? = nil, dashed: Bool = false,
            markers: Bool = false
        ) {
            self.kind = kind
            self.label = label
            self.x = x
            self.y = y
            self.names = names
            self.color = color
            self.dashed = dashed
            self.markers = markers
        }
    }

    /// A raster of values.
    public struct Image: Codable, Hashable, Sendable {
        public enum Colours: String, Codable, Sendable { case gray, grayReversed, viridis, diverging, rgb }

        public var height: Int
        public var width: Int
        /// Row by row: one number for each place, or three (red, green, blue from 0 to 1) for `rgb`.
        public var values: [Float]
        public var colours: Colours
        /// The values shown as the first and the last colour.
        public var lowest: Double
        public var highest: Double

        public init(height: Int, width: Int, values: [Float], colours: Colours = .gray, lowest: Double, highest: Double) {
            self.height = height
            self.width = width
            self.values = values
            self.colours = colours
            self.lowest = lowest
            self.highest = highest
        }
    }
}
