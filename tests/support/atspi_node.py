"""One accessible object of a program under test: finding others below it, reading it, using it.

Every property is read from the program at each access; nothing is cached, so nothing is stale.
What GTK 4.8 does not offer (screen coordinates, mapped state, GrabFocus) is worked round here.
Used through atspi_driver.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import time

from gi.repository import GLib

ATSPI = 'org.a11y.atspi.'
PROPERTIES = 'org.freedesktop.DBus.Properties'
ROOT = '/org/a11y/atspi/accessible/root'
COORD_WINDOW = 1

# The order of both lists is the protocol's own numbering.
STATES = '''invalid active armed busy checked collapsed defunct editable enabled expandable expanded
focusable focused has_tooltip horizontal iconified modal multi_line multiselectable opaque pressed
resizable selectable selected sensitive showing single_line stale transient vertical visible
manages_descendants indeterminate required truncated animated invalid_entry supports_autocompletion
selectable_text is_default visited checkable has_popup read_only'''.split()

# GetRoleName is of no use: GTK answers names of its own there (“button”, “window”).
ROLES = ';'.join('''invalid;accelerator label;alert;animation;arrow;calendar;canvas;check box
check menu item;color chooser;column header;combo box;date editor;desktop icon;desktop frame;dial
dialog;directory pane;drawing area;file chooser;filler;focus traversable;font chooser;frame
glass pane;html container;icon;image;internal frame;label;layered pane;list;list item;menu;menu bar
menu item;option pane;page tab;page tab list;panel;password text;popup menu;progress bar;push button
radio button;radio menu item;root pane;row header;scroll bar;scroll pane;separator;slider
spin button;split pane;status bar;table;table cell;table column header;table row header
tearoff menu item;terminal;text;toggle button;tool bar;tool tip;tree;tree table;unknown;viewport
window;extended;header;footer;paragraph;ruler;application;autocomplete;editbar;embedded;entry;chart
caption;document frame;heading;page;section;redundant object;form;link;input method window;table row
tree item;document spreadsheet;document presentation;document text;document web;document email
comment;list box;grouping;image map;notification;info bar;level bar;title bar;block quote;audio;video
definition;article;landmark;log;marquee;math;rating;timer;static;math fraction;math root;subscript
superscript;description list;description term;description value;footnote;content deletion
content insertion;mark;suggestion;push button menu'''.split('\n')).split(';')


class Timeout(AssertionError):
    """What a test waited for did not come."""


def role_name(number):
    return ROLES[number] if number < len(ROLES) else str(number)


def state_names(words):
    bits = words[0] | (words[1] << 32 if len(words) > 1 else 0)
    return {name for number, name in enumerate(STATES) if bits >> number & 1}


def matches(wanted, got):
    """WANTED is None (anything), a string, a compiled pattern or a function."""
    if wanted is None:
        return True
    if callable(wanted):
        return bool(wanted(got))
    if hasattr(wanted, 'search'):
        return bool(wanted.search(got))
    return wanted == got


def is_null(path):
    return not path or path.endswith('/null')


class Node:
    """A handle on one accessible."""

    __slots__ = ('session', 'bus', 'path', 'app', 'frame', 'seen_role', 'seen_name')

    def __init__(self, session, bus, path, app=None, frame=None):
        self.session, self.bus, self.path = session, bus, path
        self.app, self.frame = app, frame
        self.seen_role = self.seen_name = None  # as the search that found this node saw them

    def __repr__(self):
        try:
            return '<%s %r>' % (self.role, self.name)
        except GLib.Error:
            return '<gone %s>' % self.path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.bus, self.path) == (other.bus, other.path)

    def __hash__(self):
        return hash((self.bus, self.path))

    # Reading

    def call(self, interface, method, arguments=None):
        return self.session.call(self.bus, self.path, ATSPI + interface, method, arguments)

    def get(self, interface, name):
        return self.session.call(self.bus, self.path, PROPERTIES, 'Get',
                                 GLib.Variant('(ss)', (ATSPI + interface, name)))[0]

    def request(self, interface, method, arguments=None):
        """A call for Session.batch."""
        return self.bus, self.path, ATSPI + interface, method, arguments

    def node(self, bus, path):
        return Node(self.session, bus, path, self.app, self.frame)

    @property
    def role(self):
        if self.seen_role is None:
            self.seen_role = role_name(self.call('Accessible', 'GetRole')[0])
        return self.seen_role

    @property
    def name(self):
        return self.get('Accessible', 'Name')

    @property
    def description(self):
        return self.get('Accessible', 'Description')

    @property
    def interfaces(self):
        return [name[len(ATSPI):] for name in self.call('Accessible', 'GetInterfaces')[0]]

    @property
    def states(self):
        return state_names(self.call('Accessible', 'GetState')[0])

    def has(self, state):
        return state in self.states

    @property
    def children(self):
        return [self.node(*child) for child in self.call('Accessible', 'GetChildren')[0]]

    @property
    def parent(self):
        return self.node(*self.get('Accessible', 'Parent'))

    @property
    def relations(self):
        return {kind: [self.node(*target) for target in targets]
                for kind, targets in self.call('Accessible', 'GetRelationSet')[0]}

    @property
    def text(self):
        """What the Text interface holds, else the name (a label's name is its text)."""
        try:
            end = self.get('Text', 'CharacterCount')  # -1 as the end answers nothing
            return self.call('Text', 'GetText', GLib.Variant('(ii)', (0, end)))[0]
        except GLib.Error:
            return self.name

    @property
    def value(self):
        return self.get('Value', 'CurrentValue')

    @value.setter
    def value(self, number):
        self.session.call(self.bus, self.path, PROPERTIES, 'Set', GLib.Variant(
            '(ssv)', (ATSPI + 'Value', 'CurrentValue', GLib.Variant('d', float(number)))))

    @property
    def actions(self):
        """Untranslated names, one call each (GetActions answers translated ones)."""
        names = []
        for number in range(self.get('Action', 'NActions')):
            try:
                names.append(self.call('Action', 'GetName', GLib.Variant('(i)', (number,)))[0])
            except GLib.Error:  # insensitive widgets count their actions, then refuse to name them
                break
        return names

    # Searching

    def find_all(self, role=None, name=None, state=None, limit=None, max_children=60, depth=60):
        """Every match at or below this node, breadth first, one batch of calls per level.

        ROLE is a string or a tuple of them, NAME as in matches(), STATE one or a set that must be
        present. Of each node only the first MAX_CHILDREN are looked at: a column view exposes
        about 205 rows around its viewport, each with cells and labels.
        """
        roles = (role,) if isinstance(role, str) else role
        wanted = {state} if isinstance(state, str) else set(state or ())
        found, level = [], [self]
        while level and depth:
            depth -= 1
            following = []
            for node, children in self._look_at(level):
                if ((roles is None or node.seen_role in roles) and matches(name, node.seen_name)
                        and wanted <= (node.states if wanted else set())):
                    found.append(node)
                    if len(found) == limit:
                        return found
                for bus, path in children[:max_children]:
                    child = Node(self.session, bus, path, self.app, node.frame)
                    if node.path == ROOT:  # toplevels: frame, dialog, even filler (file chooser)
                        child.frame = child
                    following.append(child)
            level = following
        return found

    def _look_at(self, nodes):
        """Each node that still exists, with the addresses of its children."""
        named = GLib.Variant('(ss)', (ATSPI + 'Accessible', 'Name'))
        answers = iter(self.session.batch(
            request for node in nodes for request in (
                node.request('Accessible', 'GetRole'),
                (node.bus, node.path, PROPERTIES, 'Get', named),
                node.request('Accessible', 'GetChildren'))))
        for node, role, name, children in zip(nodes, answers, answers, answers):
            if role is not None and name is not None:
                node.seen_role, node.seen_name = role_name(role[0]), name[0]
                yield node, children[0] if children else []

    def find(self, role=None, name=None, state=None, timeout=15.0, **limits):
        """The first match, waited for. With timeout=0: look once, None when it is not there."""
        end = time.monotonic() + timeout
        while True:
            try:
                found = self.find_all(role, name, state, limit=1, **limits)
            except GLib.Error:
                found = []
            if found:
                return found[0]
            if not timeout:
                return None
            if time.monotonic() >= end:
                raise Timeout('no %r %r below %r' % (role, name, self))
            self.session.pump(0.05)

    def row_texts(self, max_rows=50):
        """The label texts of each exposed row of a list or table (a table's header comes first)."""
        return [row.label_texts() for row in
                self.find_all(('table row', 'list item'), max_children=max_rows)]

    def label_texts(self):
        return [label.seen_name for label in self.find_all('label')]

    def visible_rows(self, max_rows=400):
        """Pairs of row and its texts inside this list's or table's viewport, top to bottom."""
        left, top, width, height = self.extents()
        rows = self.find_all(('table row', 'list item', 'table cell'), max_children=max_rows, depth=3)
        window = GLib.Variant('(u)', (COORD_WINDOW,))
        places = self.session.batch(row.request('Component', 'GetExtents', window) for row in rows)
        inside = [(row, place[0]) for row, place in zip(rows, places)
                  if place and place[0][3] > 0
                  and place[0][1] + place[0][3] > top and place[0][1] < top + height]
        texts = [row.label_texts() for row, _ in inside]  # also wakes them, see on_screen
        hits = self.session.batch(
            row.request('Component', 'GetAccessibleAtPoint', GLib.Variant(
                '(iiu)', (max(x, left) + min(w, width) // 2, y + h // 2, COORD_WINDOW)))
            for row, (x, y, w, h) in inside)
        shown = [(y, number, row, text)
                 for number, ((row, (_, y, _, _)), text, hit) in enumerate(zip(inside, texts, hits))
                 if hit and not is_null(hit[0][1])]
        return [(row, text) for _, _, row, text in sorted(shown, key=lambda entry: entry[:2])]

    def dump(self, depth=30, max_children=30, out=sys.stdout, indent=0):
        """Prints the tree below this node."""
        try:
            place = self.extents() if 'Component' in self.interfaces else None
            out.write('%s[%s] %r %s %s\n' % ('  ' * indent, self.role, self.name, place,
                                           ','.join(sorted(self.states))))
            if indent < depth:
                for child in self.children[:max_children]:
                    child.dump(depth, max_children, out, indent + 1)
        except GLib.Error as error:
            out.write('%s!! %s\n' % ('  ' * indent, error.message))

    # Where it is

    def extents(self):
        """x, y, width, height within the toplevel; 4.8 has no screen coordinates."""
        return self.call('Component', 'GetExtents', GLib.Variant('(u)', (COORD_WINDOW,)))[0]

    def toplevel(self):
        node = self.frame or self
        while not self.frame:
            parent = node.parent
            if is_null(parent.path) or parent.path == ROOT:
                self.frame = node
            node = parent
        return self.frame

    def xid(self):
        """The X window of the toplevel, by process and title. It may have just been presented: then
        it is there for a screen reader before it is on the screen."""
        top = self.toplevel()
        return self.session.wait(lambda: self.session.find_xid(self.app.pid, top.name, top.extents()),
                                 10, 'window %r on the screen' % top.name)

    def popover(self):
        """The popover that this node is in, or None. Its inside carries the class name."""
        node = self
        while not is_null(node.path) and node.path != ROOT:
            if node.name == 'GtkPopoverContent':
                return node.parent
            node = node.parent
        return None

    def screen_extents(self):
        x, y, width, height = self.extents()
        popover = self.popover()
        if popover:
            # 4.8 counts from the button that opened the popover, not from where it is shown.
            place = popover.extents()
            shown = self.session.geometry(self.session.find_xid(self.app.pid, None, place))
            return (x - place[0] + shown[0] + (shown[2] - place[2]) // 2,
                    y - place[1] + shown[1] + (shown[3] - place[3]) // 2, width, height)
        left, top = self.session.origin(self.xid(), self.toplevel().extents())
        return x + left, y + top, width, height

    def at(self, x, y):
        """What a pointer at x, y (in the toplevel) would hit in here, or None.

        Insensitive and unmapped widgets are never hit.
        """
        bus, path = self.call('Component', 'GetAccessibleAtPoint',
                              GLib.Variant('(iiu)', (x, y, COORD_WINDOW)))[0]
        return None if is_null(path) else self.node(bus, path)

    @property
    def on_screen(self):
        """Whether the widget is really mapped.

        “showing” is set on toplevels only, “visible” also on hidden pages, and the extents of a
        hidden page or a recycled row are stale: so the widget itself is asked by a hit test. An
        insensitive widget cannot be hit, there the size decides. Scrolled away counts as shown.
        """
        try:
            x, y, width, height = self.extents()
            if width <= 0 or height <= 0 or not self.has('visible'):
                return False
            if not self.has('sensitive'):
                return True
            self.find_all(depth=6)  # an accessible nobody has asked for yet is never hit
            return self.at(x + width // 2, y + height // 2) is not None
        except GLib.Error:
            return False

    # Using it

    def do(self, action):
        """Performs an AT-SPI action. A window's own “win.…” actions are actions of its frame."""
        names = self.actions
        if action not in names:
            raise AssertionError('%r has no action %r, it has %r' % (self, action, names))
        return self.call('Action', 'DoAction', GLib.Variant('(i)', (names.index(action),)))[0]

    def click(self):
        """The AT-SPI action if there is one, else the pointer. A button acts about 250 ms later:
        always wait for the effect."""
        try:
            for action in ('click', 'toggle', 'press'):
                if action in self.actions:
                    done = self.do(action)
                    self.session.pump(0.02)
                    return done
        except GLib.Error:
            pass
        return self.mouse()

    def mouse(self, button=1, count=1):
        """A pointer click at the middle."""
        x, y, width, height = self.screen_extents()
        if width <= 0 or height <= 0:
            raise AssertionError('%r has no area' % self)
        self.session.xdo('mousemove', x + width // 2, y + height // 2)  # --sync hangs when there
        self.session.pump(0.03)
        self.session.xdo('click', '--repeat', count, '--delay', 60, button)
        self.session.pump(0.05)
        return True

    def set_text(self, text):
        """EditableText: no key events, any script."""
        done = self.call('EditableText', 'SetTextContents', GLib.Variant('(s)', (text,)))[0]
        self.session.pump(0.02)
        return done

    def focus(self, timeout=0.5):
        """Clicks, then looks for the state: 4.8 has no GrabFocus. False also for AdwEntryRow,
        which never reports its focus."""
        if not self.has('focused'):
            self.mouse()
            end = time.monotonic() + timeout
            while not self.has('focused'):
                if time.monotonic() > end:
                    return False
                self.session.pump(0.02)
        return True

    def type(self, text, clear=False):
        """Real key events; for Chinese and Korean use set_text."""
        self.focus()
        if clear:
            self.session.key('ctrl+a', 'BackSpace')
        self.session.type(text)

    def select_child(self, number):
        return self.call('Selection', 'SelectChild', GLib.Variant('(i)', (number,)))[0]

    def selected(self):
        return [self.node(*self.call('Selection', 'GetSelectedChild', GLib.Variant('(i)', (number,)))[0])
                for number in range(self.get('Selection', 'NSelectedChildren'))]

    def screenshot(self, path):
        return self.session.screenshot(path, self.xid())
